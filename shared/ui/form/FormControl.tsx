import { useId } from "preact/hooks";
import { Field } from "../Field.tsx";
import type { ControlAttributes, ControlField } from "./controls.ts";

interface Props {
  field: ControlField;
  words: { yes: string; no: string };
  hint?: string | undefined;
  /** Why what was given is refused. */
  error?: string | undefined;
  attributes?: ControlAttributes;
}

/** The control for one argument or answer; its name is the field's path. */
export function FormControl(
  { field, words, hint, error, attributes = {} }: Props,
) {
  const id = useId();
  if (field.type === "choices") {
    return <Choices field={field} hint={hint} error={error} />;
  }
  const described = [hint && `${id}-hint`, error && `${id}-error`]
    .filter(Boolean).join(" ");
  const control = {
    id,
    class: "input",
    name: field.path,
    ...attributes,
    ...(error && { "aria-invalid": true }),
    ...(described && { "aria-describedby": described }),
  };
  return (
    <Field
      id={id}
      label={field.label}
      {...(hint && { hint })}
      {...(error && { error })}
    >
      <Control field={field} words={words} control={control} />
    </Field>
  );
}

interface ControlProps extends ControlAttributes {
  id: string;
  class: string;
  name: string;
}

function Control(
  { field, words, control }: Pick<Props, "field" | "words"> & {
    control: ControlProps;
  },
) {
  const { type, value, options } = field;
  const shown = value === null ? "" : String(value);
  switch (type) {
    case "long_text":
      return <textarea {...control} rows={3} defaultValue={shown} />;
    case "choice":
      return <Select control={control} value={shown} options={options ?? []} />;
    case "yes_no":
      return (
        <Select
          control={control}
          value={shown}
          options={options ?? [
            { value: "true", label: words.yes },
            { value: "false", label: words.no },
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
    options: NonNullable<ControlField["options"]>;
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
  { field, hint, error }: Pick<Props, "field" | "hint" | "error">,
) {
  const chosen = Array.isArray(field.value) ? field.value : [];
  return (
    <fieldset class="field choices">
      <legend>{field.label}</legend>
      {hint && <p class="field-hint">{hint}</p>}
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
