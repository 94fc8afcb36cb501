import type { Operation } from "../../../operation/operation.ts";
import type { TrialWords } from "../../locales/trial.ts";
import type { FormPlace } from "../ActionForm.tsx";

/** What each part of the page is rendered from. */
export interface TrialProps {
  operation: Operation;
  words: TrialWords;
  place: FormPlace;
}
