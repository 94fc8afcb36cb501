import type { JSX } from "preact";
import { Field } from "../../../shared/ui/Field.tsx";

interface Labelled {
  id: string;
  label: string;
  hint?: string;
  /** Why it was not taken. */
  error?: string | undefined;
}

/** A control of a dialog for one line of text, a day, a time or a number. */
export function InputControl(
  { id, label, hint, error, ...input }:
    & Labelled
    & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, keyof Labelled>,
) {
  return (
    <Field
      {...{ id, label }}
      {...(hint !== undefined && { hint })}
      {...(error !== undefined && { error })}
    >
      <input
        id={id}
        class="input"
        aria-invalid={error !== undefined}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`]
          .filter(Boolean).join(" ") || undefined}
        {...input}
      />
    </Field>
  );
}

/** A choice of one. */
export function SelectControl(
  { id, label, value, options, onChoose }: Labelled & {
    value: string;
    options: readonly { value: string; label: string }[];
    onChoose(value: string): void;
  },
) {
  return (
    <Field {...{ id, label }}>
      <select
        id={id}
        class="input"
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            selected={option.value === value}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
