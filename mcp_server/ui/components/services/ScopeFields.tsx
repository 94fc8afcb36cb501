import {
  type Scope,
  SERVICE_SCOPES,
  USER_SCOPES,
} from "../../../../shared/contract/scopes.ts";
import { scopeWords } from "../../locales/scopes.ts";
import { refusalSentence } from "../../locales/refusals.ts";
import { refusalOf } from "../ActionForm.tsx";
import type { ServiceProps } from "./props.ts";

interface Props extends ServiceProps {
  action: string;
  target?: Readonly<Record<string, string>>;
  /** The scopes that are checked where nothing was sent before. */
  chosen: readonly string[];
}

/** Check boxes for all scopes of the contract. */
export function ScopeFields({ words, place, action, target, chosen }: Props) {
  const refused = refusalOf(place, action, target);
  const checked = refused ? refused.values.all("scopes") : chosen;
  const isBad = refused?.field?.startsWith("scopes");
  const group = (legend: string, scopes: readonly Scope[]) => (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {scopes.map((scope) => (
        <label key={scope}>
          <input
            type="checkbox"
            name="scopes"
            value={scope}
            checked={checked.includes(scope)}
          />
          <span>
            {scopeWords[place.locale][scope]} <code class="fine">{scope}</code>
          </span>
        </label>
      ))}
    </fieldset>
  );
  return (
    <div class="check-groups">
      {group(words.userScopes, USER_SCOPES)}
      {group(words.serviceScopes, SERVICE_SCOPES)}
      {refused && isBad && (
        <p class="field-error" role="alert">
          {refusalSentence(refused, place.locale)}
        </p>
      )}
    </div>
  );
}
