import { useId } from "preact/hooks";
import { Field } from "../../../shared/ui/Field.tsx";
import type { PreviewField } from "../../agent/preview.ts";
import { useLanguage } from "../client/language.ts";

/** What the browser can check of a value by itself. */
export interface ControlAttributes {
  required?: boolean;
  type?: string;
  autocomplete?: "email" | "tel";
  min?: string | number;
  max?: string | number;
  maxLength?: number;
}

/** The control for one argument; its name is the argument's path. */
export function FieldInput(
  { field, isBad, attributes = {} }: {
    field: PreviewField;
    isBad: boolean;
    /** What the browser can check of the value by itself. */
    attributes?: ControlAttributes;
  },
) {
  const { text } = useLanguage();
  const id = useId();
  const error = isBad && text.approval.badField;
  if (field.type === "choices") return <Choices field={field} error={error} />;
  const control = {
    id,
    class: "input",
    name: field.path,
    ...attributes,
    ...(error && { "aria-invalid": true, "aria-describedby": `${id}-error` }),
  };
  return (
    <Field id={id} label={field.label} {...(error && { error })}>
      <Control field={field} control={control} />
    </Field>
  );
}

interface ControlProps extends ControlAttributes {
  id: string;
  class: string;
  name: string;
}

function Control(
  { field, control }: { field: PreviewField; control: ControlProps },
) {
  const { text } = useLanguage();
  const { type, value } = field;
  const shown = value === null ? "" : String(value);
  switch (type) {
    case "long_text":
      return <textarea {...control} rows={3} defaultValue={shown} />;
    case "choice":
      return (
        <Select
          control={control}
          value={shown}
          options={field.options ?? []}
        />
      );
    case "yes_no":
      return (
        <Select
          control={control}
          value={shown}
          options={field.options ?? [
            { value: "true", label: text.approval.yes },
            { value: "false", label: text.approval.no },
          ]}
        />
      );
    default:
      return (
        <input
          {...INPUTS[type as keyof typeof INPUTS]}
          {...control}
          defaultValue={shown}
        />
      );
  }
}

const INPUTS = {
  text: { type: "text" },
  integer: { type: "number", step: 1, inputMode: "numeric" },
  number: { type: "number", step: "any", inputMode: "decimal" },
  date: { type: "date" },
  time: { type: "time" },
} as const;

/** A list to choose from, with an empty line where the value is none of it. */
function Select(
  { control, value, options }: {
    control: ControlProps;
    value: string;
    options: NonNullable<PreviewField["options"]>;
  },
) {
  const isKnown = options.some((option) => option.value === value);
  return (
    <select {...control}>
      {!isKnown && <option value="" selected />}
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
  );
}

function Choices(
  { field, error }: { field: PreviewField; error: string | false },
) {
  const chosen = Array.isArray(field.value) ? field.value : [];
  return (
    <fieldset class="field choices">
      <legend>{field.label}</legend>
      {field.options?.map(({ value, label }) => (
        <label key={value} class="choice">
          <input
            class="checkbox"
            type="checkbox"
            name={field.path}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          {label}
        </label>
      ))}
      {error && <p class="field-error" role="alert">{error}</p>}
    </fieldset>
  );
}
