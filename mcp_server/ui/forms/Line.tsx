import { useId } from "preact/hooks";
import type { JSX } from "preact";
import { Field } from "../../../shared/ui/Field.tsx";

type Props =
  & { label: string; value: string; onValue(value: string): void }
  & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "value" | "label">;

/** A line to type in. */
export function Line({ label, value, onValue, ...input }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <input
        type="text"
        class="input"
        autocomplete="off"
        {...input}
        id={id}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Field>
  );
}

/** A choice of one. */
export function Choice({ label, value, options, onValue }: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onValue(value: string): void;
}) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <select
        id={id}
        class="input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
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

/** A box to check. */
export function Check({ label, checked, onValue }: {
  label: string;
  checked: boolean;
  onValue(checked: boolean): void;
}) {
  return (
    <label class="form-check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
