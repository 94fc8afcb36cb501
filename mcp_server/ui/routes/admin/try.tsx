import { HttpError } from "fresh";
import { operationName } from "../../../operation/operation.ts";
import { trialStart } from "../../../trial/operations.ts";
import { DeskPage } from "../../components/DeskPage.tsx";
import { OperationList } from "../../components/trial/OperationList.tsx";
import { Result } from "../../components/trial/Result.tsx";
import { TrialForm } from "../../components/trial/TrialForm.tsx";
import type { FormValues } from "../../desk/form_values.ts";
import { deskHandlers } from "../../desk/handlers.ts";
import { trialWords } from "../../locales/trial.ts";
import { define } from "../../state.ts";
import { findTriable, type ShownTrial, triable, tryForm } from "../../trial.ts";

export const handler = define.handlers(deskHandlers({
  load({ staff, url }) {
    if (!staff.may(trialStart)) throw new HttpError(403);
    const name = url.searchParams.get("operation");
    const operation = name ? findTriable(name) : triable[0];
    if (!operation) throw new HttpError(404);
    return Promise.resolve(operation);
  },
  actions: {
    try: {
      operation: trialStart,
      argsOf: (values) => values,
      perform: (values, request) => tryForm(values as FormValues, request),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, text, newKey } = state;
  const words = trialWords[locale];
  const place = { shown, locale, newKey };
  const operation = shown.data;
  const props = { operation, words, place };
  const trial = shown.result?.outcome as ShownTrial | undefined;
  return (
    <DeskPage
      text={text}
      words={words}
      done={null}
      styleSheet="/admin/trial.css"
    >
      <p class="notice" data-tone="warning">{words.real}</p>
      <OperationList
        chosen={operationName(operation)}
        words={words}
        locale={locale}
      />
      <div class="trial">
        <section class="card">
          <h2>{operation.title[locale]}</h2>
          <p class="fine">{operation.description[locale]}</p>
          <TrialForm {...props} />
        </section>
        {trial && <Result {...props} trial={trial} />}
      </div>
    </DeskPage>
  );
});
