import { exportHandlers } from "../../../desk/export_handlers.ts";
import { readIfAny } from "../../../desk/read_if_any.ts";
import type { FormCatalogue } from "../../../forms/form_pages.ts";
import { submissionCsvColumns } from "../../../forms/submission_csv.ts";
import type { StaffSubmission } from "../../../records/submission.ts";
import { define } from "../../../state.ts";
import {
  argumentsOf,
  readSubmissionFilter,
} from "../../../submission_filter.ts";

export const handler = define.handlers(exportHandlers<StaffSubmission>({
  operation: "form_export",
  fileName: "forms",
  argsOf: (url, { timeZone }) => ({
    ...argumentsOf(readSubmissionFilter(url), timeZone),
  }),
  async columns({ locale }, staff) {
    const catalogue = await readIfAny<FormCatalogue>(
      staff,
      "form_catalogue",
      {},
    );
    const questions = (catalogue?.forms ?? [])
      .flatMap(({ fields }) => fields.map(({ label }) => label[locale]));
    return submissionCsvColumns(locale, questions);
  },
}));
