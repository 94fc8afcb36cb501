import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";

/** The longest title the service takes, in UTF-16 code units. */
const longestTitle = 200;

/** Gives a conversation another title. Escape leaves it as it was. */
export function RenameForm(
  { title, onSave, onClose }: {
    title: string;
    onSave: (title: string) => Promise<void>;
    onClose: () => void;
  },
) {
  const { text } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    await onSave(input.current!.value.trim());
    onClose();
  };
  return (
    <form
      class="rename"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        // The drawer around it would close as well.
        event.preventDefault();
        onClose();
      }}
    >
      <input
        ref={input}
        class="input"
        aria-label={text.conversations.titleLabel}
        defaultValue={title}
        required
        pattern=".*\S.*"
        maxLength={longestTitle}
      />
      <Button kind="primary" type="submit">{text.conversations.save}</Button>
      <Button kind="quiet" onClick={onClose}>
        {text.conversations.cancel}
      </Button>
    </form>
  );
}
