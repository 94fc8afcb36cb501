import type { ComponentChildren } from "preact";

interface Props {
  /** What opens the question. */
  label: string;
  /** What will happen, in a sentence. */
  question: string;
  /** What the button says that does it. */
  confirm: string;
  children?: ComponentChildren;
}

/** A button of an {@linkcode ActionForm} that asks before it does what is hard to undo. */
export function ConfirmButton({ label, question, confirm, children }: Props) {
  return (
    <details class="confirm">
      <summary class="button" data-kind="danger">{label}</summary>
      <div class="confirm-body">
        <p>{question}</p>
        {children}
        <button type="submit" class="button" data-kind="danger">
          {confirm}
        </button>
      </div>
    </details>
  );
}
