import { refusalSentence } from "../../locales/refusals.ts";
import { type FormPlace, refusalOf } from "../ActionForm.tsx";

interface Props {
  place: FormPlace;
  /** The form's action, as {@linkcode ActionForm} has it. */
  action: string;
  name: string;
  legend: string;
  options: readonly { value: string; label: string }[];
  /** Values that are checked where nothing was sent before. */
  chosen: readonly string[];
  /** Said where there is nothing to choose from. */
  nothing: string;
}

/** Several choices of a form; after a refusal it holds what was chosen. */
export function CheckList(props: Props) {
  const { place, action, name, legend, options, chosen, nothing } = props;
  const refused = refusalOf(place, action);
  const checked = refused ? refused.values.all(name) : chosen;
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {options.length === 0 && <p class="fine">{nothing}</p>}
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            name={name}
            value={value}
            checked={checked.includes(value)}
          />
          <span dir="auto">{label}</span>
        </label>
      ))}
      {refused?.field?.startsWith(name) && (
        <p class="field-error" role="alert">
          {refusalSentence(refused, place.locale)}
        </p>
      )}
    </fieldset>
  );
}
