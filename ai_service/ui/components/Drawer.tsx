import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Brand } from "../../../shared/ui/Brand.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";
import { Icon } from "./Icon.tsx";

/** The list over the chat, where there is no room beside it. */
export function Drawer(
  { contentRef, onClose, children }: {
    contentRef: RefObject<HTMLDivElement>;
    onClose: () => void;
    children: ComponentChildren;
  },
) {
  const { text } = useLanguage();
  const drawer = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    drawer.current?.showModal();
    contentRef.current?.querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest" });
  }, []);
  const close = () => drawer.current?.close();
  return (
    <dialog
      ref={drawer}
      class="drawer"
      aria-label={text.conversations.heading}
      onClose={onClose}
      onClick={(event) => event.target === drawer.current && close()}
    >
      <div class="drawer-inner" ref={contentRef}>
        <div class="drawer-head">
          <Brand name={text.brand} href="/" />
          <Button
            kind="quiet"
            shape="icon"
            aria-label={text.conversations.close}
            onClick={close}
          >
            <Icon name="close" />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
