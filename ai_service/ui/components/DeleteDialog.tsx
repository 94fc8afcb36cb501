import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";

/** Asks once more before a conversation is gone. */
export function DeleteDialog(
  { title, onConfirm, onClose }: {
    title: string;
    onConfirm: () => Promise<void>;
    onClose: () => void;
  },
) {
  const { text } = useLanguage();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = async () => {
    await onConfirm();
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={`${id}-heading`}
      aria-describedby={`${id}-lead`}
      onClose={onClose}
    >
      <h2 id={`${id}-heading`}>{text.conversations.removeHeading}</h2>
      <p id={`${id}-lead`}>{text.conversations.removeLead(title)}</p>
      <div class="confirm-actions">
        <Button kind="quiet" autofocus onClick={() => dialog.current?.close()}>
          {text.conversations.cancel}
        </Button>
        <Button kind="danger" onClick={confirm}>
          {text.conversations.remove}
        </Button>
      </div>
    </dialog>
  );
}
