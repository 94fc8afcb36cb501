import type { TrialWords } from "../../locales/trial.ts";
import { type Control, fieldName } from "../../trial_form.ts";

interface Props {
  control: Control;
  words: TrialWords;
  /** What was sent before, which the form keeps. */
  sent(name: string): string;
}

/** One argument: its name as programs write it, what it means, an example. */
export function ArgumentField({ control, words, sent }: Props) {
  const { path, description, example, isRequired, kind } = control;
  const id = `trial-${path}`;
  const hints = [
    // Written for programs, in English only.
    description && <span key="what" lang="en">{description}</span>,
    example !== "" && <span key="example">{words.example(example)}</span>,
    kind === "json" && <span key="json">{words.json}</span>,
  ].filter(Boolean);
  return (
    <div class="field">
      <label for={id}>
        <code>{path}</code>
        {isRequired && <span class="fine">{words.required}</span>}
      </label>
      <ArgumentControl
        id={id}
        control={control}
        words={words}
        value={sent(fieldName(path))}
        hintId={hints.length === 0 ? undefined : `${id}-hint`}
      />
      {hints.length > 0 && (
        <p class="field-hint trial-hint" id={`${id}-hint`}>{hints}</p>
      )}
    </div>
  );
}

interface ControlProps extends Omit<Props, "sent"> {
  id: string;
  value: string;
  hintId: string | undefined;
}

function ArgumentControl(
  { id, control, words, value, hintId }: ControlProps,
) {
  const { path, kind, options } = control;
  const common = {
    id,
    name: fieldName(path),
    class: "input",
    "aria-describedby": hintId,
  };
  switch (kind) {
    case "choice":
    case "yes_no": {
      const choices = kind === "choice"
        ? options.map((option) => [option, option] as const)
        : [["true", words.yes], ["false", words.no]] as const;
      return (
        <select {...common}>
          <option value="">{words.none}</option>
          {choices.map(([option, label]) => (
            <option key={option} value={option} selected={option === value}>
              {label}
            </option>
          ))}
        </select>
      );
    }
    case "long":
    case "json":
      return <textarea {...common} rows={3}>{value}</textarea>;
    default:
      return (
        <input
          {...common}
          type="text"
          inputMode={kind === "number" ? "decimal" : "text"}
          autocomplete="off"
          value={value}
        />
      );
  }
}
