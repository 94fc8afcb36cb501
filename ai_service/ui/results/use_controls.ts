import { localDay } from "../../../shared/time/time_zone.ts";
import {
  controlsOf,
  type FormControl,
  type Question,
} from "../../../shared/ui/form/controls.ts";
import { withOwnLabels } from "../client/approval_fields.ts";
import { useLanguage } from "../client/language.ts";
import { type Row, rowsOf } from "./read_result.ts";

/** Makes the controls of a form, in the person's language. */
export function useControls(): (form: Row) => FormControl[] {
  const { text: { results, approval }, locale, timeZone } = useLanguage();
  const words = { optional: results.optional, yes: approval.yes };
  return (form) => {
    const today = localDay(Date.now(), timeZone);
    const questions = rowsOf(form, "fields") as unknown as Question[];
    const controls = controlsOf(questions, locale, { words, today });
    const labelled = withOwnLabels(controls);
    return controls.map((control, at) => ({ ...control, ...labelled[at]! }));
  };
}
