import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  title: string;
  closeLabel: string;
  onClose(): void;
  children: ComponentChildren;
}

/** A dialog that is open as long as it is there. */
export function Dialog({ title, closeLabel, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="desk-dialog"
      aria-labelledby="dialog-title"
      // A closed dialog tells so only after the next key, which it would lose.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={onClose}
    >
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button
          type="button"
          class="button"
          data-kind="quiet"
          onClick={onClose}
        >
          {closeLabel}
        </button>
      </header>
      {children}
    </dialog>
  );
}
