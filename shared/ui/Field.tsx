import type { ComponentChildren } from "preact";

/** A labelled form control. `id` is the control's; hint and error are `${id}-hint` and `${id}-error`. */
export function Field(
  props: {
    id: string;
    label: string;
    hint?: string;
    error?: string;
    children: ComponentChildren;
  },
) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {props.children}
      {props.hint && (
        <p id={`${props.id}-hint`} class="field-hint">{props.hint}</p>
      )}
      {props.error && (
        <p id={`${props.id}-error`} class="field-error" role="alert">
          {props.error}
        </p>
      )}
    </div>
  );
}
