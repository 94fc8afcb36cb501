import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";
import { placeBeside } from "../client/place_beside.ts";
import { Icon } from "./Icon.tsx";

/** What can be done with a conversation, beside the button that opened it. */
export function RowMenu(
  { id, label, anchor, onRename, onRemove, onClose }: {
    id: string;
    label: string;
    anchor: HTMLElement;
    onRename: () => void;
    onRemove: () => void;
    onClose: () => void;
  },
) {
  const { text: { conversations: words } } = useLanguage();
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current!;
    element.showPopover?.();
    placeBeside(element, anchor);
    element.querySelector("button")?.focus();
  }, []);
  const file = (format: "markdown" | "json", name: string) => (
    <a
      class="button"
      data-kind="quiet"
      href={`/api/conversations/${id}/export?format=${format}`}
      download
      onClick={onClose}
    >
      <Icon name="download" />
      {name}
    </a>
  );
  return (
    <div
      ref={menu}
      class="row-menu"
      popover="auto"
      role="group"
      aria-label={label}
      onToggle={({ newState }) => newState === "closed" && onClose()}
    >
      <Button kind="quiet" onClick={onRename}>
        <Icon name="pencil" />
        {words.rename}
      </Button>
      {file("markdown", words.exportMarkdown)}
      {file("json", words.exportJson)}
      <Button kind="quiet" onClick={onRemove}>
        <Icon name="trash" />
        {words.remove}
      </Button>
    </div>
  );
}
