import type { FormPlace } from "../ActionForm.tsx";
import { SelectField } from "../FormField.tsx";

interface Props {
  place: FormPlace;
  action: string;
  name: string;
  label: string;
  hint?: string;
  value: number;
  /** What is offered; the value is, too, if it is another one. */
  offered: readonly number[];
  labelOf(value: number): string;
}

/** A length of time, chosen from those that shops use. */
export function ChoiceOfMinutes(props: Props) {
  const { value, offered, labelOf, ...field } = props;
  const values = [...new Set([...offered, value])].sort((a, b) => a - b);
  return (
    <SelectField
      {...field}
      value={String(value)}
      options={values.map((each) => ({
        value: String(each),
        label: labelOf(each),
      }))}
    />
  );
}
