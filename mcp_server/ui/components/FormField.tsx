import type { JSX } from "preact";
import { Field } from "../../../shared/ui/Field.tsx";
import { refusalSentence } from "../locales/refusals.ts";
import { type FormPlace, refusalOf } from "./ActionForm.tsx";

interface Props {
  place: FormPlace;
  /** The form's action and target, as {@linkcode ActionForm} has them. */
  action: string;
  target?: Readonly<Record<string, string>>;
  /** Name of the control, and path of the argument that it gives. */
  name: string;
  label: string;
  hint?: string;
  /** The value where nothing was sent before. */
  value?: string;
}

type InputProps =
  & Props
  & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, keyof Props>;

type TextAreaProps =
  & Props
  & Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Props>;

/** A line to type in; after a refusal it holds what was typed. */
export function TextField({ place, ...props }: InputProps) {
  const { control, field } = fieldOf({ place, ...props });
  const { action: _a, target: _t, label: _l, hint: _h, ...input } = props;
  return (
    <Field {...field}>
      <input type="text" class="input" {...input} {...control} />
    </Field>
  );
}

/** A choice of one; after a refusal it holds what was chosen. */
export function SelectField(
  props: Props & { options: readonly { value: string; label: string }[] },
) {
  const { control: { value: chosen, ...control }, field } = fieldOf(props);
  return (
    <Field {...field}>
      <select class="input" {...control}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Several lines to type in; after a refusal it holds what was typed. */
export function TextAreaField({ place, ...props }: TextAreaProps) {
  const { control: { value, ...control }, field } = fieldOf({
    place,
    ...props,
  });
  const { action: _a, target: _t, label: _l, hint: _h, ...area } = props;
  return (
    <Field {...field}>
      <textarea class="input" rows={6} {...area} {...control}>{value}</textarea>
    </Field>
  );
}

/** Attributes of a control and of the field around it. */
function fieldOf({ place, action, target, name, label, hint, value }: Props) {
  const refused = refusalOf(place, action, target);
  const isBad = refused?.field?.split(".")[0] === name;
  const id = [action, ...Object.values(target ?? {}), name].join("-");
  const described = [hint && `${id}-hint`, isBad && `${id}-error`];
  return {
    control: {
      id,
      name,
      value: refused?.values.get(name) ?? value ?? "",
      "aria-invalid": isBad,
      "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    },
    field: {
      id,
      label,
      ...(hint !== undefined && { hint }),
      ...(isBad && { error: refusalSentence(refused, place.locale) }),
    },
  };
}
