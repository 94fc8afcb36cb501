import { isPreviewable, operationName } from "../../../operation/operation.ts";
import { TEST_CUSTOMERS } from "../../../operation/test_customers.ts";
import { formOf } from "../../trial.ts";
import { ActionForm } from "../ActionForm.tsx";
import { ArgumentField } from "./ArgumentField.tsx";
import type { TrialProps } from "./props.ts";

/** The form of an operation, made from the schema of its input. */
export function TrialForm({ operation, words, place }: TrialProps) {
  const { shown } = place;
  const values = shown.refused?.values ?? shown.result?.values;
  const sent = (name: string) => values?.get(name) ?? "";
  const controls = formOf(operation);
  return (
    <ActionForm
      place={place}
      action="try"
      target={{ operation: operationName(operation) }}
    >
      <div class="field">
        <label for="trial-customer">{words.customer}</label>
        <select class="input" id="trial-customer" name="customer">
          {TEST_CUSTOMERS.map(({ userId, name }) => (
            <option
              key={userId}
              value={userId}
              selected={userId === sent("customer")}
            >
              {name}
            </option>
          ))}
        </select>
      </div>
      {controls.length === 0 && <p class="fine">{words.noArguments}</p>}
      {controls.map((control) => (
        <ArgumentField
          key={control.path}
          control={control}
          words={words}
          sent={sent}
        />
      ))}
      <p class="trial-buttons">
        {isPreviewable(operation) && (
          <button class="button" type="submit" name="mode" value="preview">
            {words.preview}
          </button>
        )}
        <button
          class="button"
          data-kind="primary"
          type="submit"
          name="mode"
          value="run"
        >
          {words.run}
        </button>
      </p>
    </ActionForm>
  );
}
