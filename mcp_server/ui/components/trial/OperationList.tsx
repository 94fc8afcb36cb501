import type { Locale } from "../../../../shared/ui/locale.ts";
import { operationName } from "../../../operation/operation.ts";
import type { TrialWords } from "../../locales/trial.ts";
import { triable } from "../../trial.ts";

interface Props {
  chosen: string;
  words: TrialWords;
  locale: Locale;
}

/** Chooses the operation whose form is shown; without a script, by GET. */
export function OperationList({ chosen, words, locale }: Props) {
  return (
    <form method="get" class="trial-choice">
      <label for="trial-operation">{words.operation}</label>
      <select class="input" id="trial-operation" name="operation">
        {triable.map((operation) => {
          const name = operationName(operation);
          return (
            <option key={name} value={name} selected={name === chosen}>
              {`${operation.title[locale]} (${name})`}
            </option>
          );
        })}
      </select>
      <button class="button" type="submit">{words.choose}</button>
    </form>
  );
}
