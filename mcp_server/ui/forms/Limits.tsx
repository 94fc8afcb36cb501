import type { Question } from "../../../shared/ui/form/controls.ts";
import type { BuilderWords } from "../locales/forms.ts";
import { Check, Choice, Line } from "./Line.tsx";

interface Props {
  field: Question;
  words: BuilderWords;
  onChange(field: Question): void;
}

/** What limits the answer, for kinds that have limits. */
export function Limits(props: Props) {
  switch (props.field.type) {
    case "text":
      return <TextLimit {...props} />;
    case "number":
      return <NumberLimits {...props} />;
    case "date":
      return <DayLimits {...props} />;
    default:
      return null;
  }
}

function TextLimit({ field, words, onChange }: Props) {
  return (
    <Line
      type="number"
      min={1}
      max={2000}
      required
      label={words.maxLength}
      value={String(field.maxLength ?? "")}
      onValue={(typed) => onChange({ ...field, maxLength: Number(typed) })}
    />
  );
}

function NumberLimits({ field, words, onChange }: Props) {
  const bound = (name: "min" | "max") => (
    <Line
      type="number"
      step="any"
      label={words[name]}
      value={String(field[name] ?? "")}
      onValue={(typed) => {
        const { [name]: _, ...others } = field;
        onChange(typed === "" ? others : { ...others, [name]: Number(typed) });
      }}
    />
  );
  return (
    <>
      <Check
        label={words.integer}
        checked={field.integer ?? false}
        onValue={(integer) => onChange({ ...field, integer })}
      />
      <div class="form-languages">{bound("min")}{bound("max")}</div>
    </>
  );
}

function DayLimits({ field, words, onChange }: Props) {
  const { min, max, ...others } = field;
  const kinds = ["any", "past", "future"] as const;
  const kind = max === "today" ? "past" : min === "today" ? "future" : "any";
  return (
    <Choice
      label={words.days}
      value={kind}
      options={kinds.map((value) => ({ value, label: words.dayKinds[value] }))}
      onValue={(value) =>
        onChange({
          ...others,
          ...(value === "past" && { max: "today" }),
          ...(value === "future" && { min: "today" }),
        })}
    />
  );
}
