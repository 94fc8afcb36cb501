import { SubmissionCard } from "../../../components/forms/SubmissionCard.tsx";
import { SubmissionFilters } from "../../../components/forms/SubmissionFilters.tsx";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { Paging } from "../../../components/Paging.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import { readIfAny } from "../../../desk/read_if_any.ts";
import type { FormCatalogue } from "../../../forms/form_pages.ts";
import { submissionWords } from "../../../locales/submissions.ts";
import { parameter } from "../../../query.ts";
import type { SubmissionPage } from "../../../records/submission.ts";
import { define } from "../../../state.ts";
import {
  argumentsOf,
  readSubmissionFilter,
  submissionsHref,
} from "../../../submission_filter.ts";

const LIMIT = 50;

export const handler = define.handlers(deskHandlers({
  async load({ staff, state, url }) {
    const filter = readSubmissionFilter(url);
    const [list, catalogue] = await Promise.all([
      staff.call<SubmissionPage>("form_submissions", {
        ...argumentsOf(filter, state.timeZone),
        cursor: parameter(url, "cursor"),
        limit: LIMIT,
      }),
      readIfAny<FormCatalogue>(staff, "form_catalogue", {}),
    ]);
    return { filter, list, forms: catalogue?.forms ?? [] };
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { filter, list, forms } = shown.data;
  const { text, locale, adminContext } = state;
  const words = submissionWords[locale];
  const { items, nextCursor } = list;
  return (
    <DeskPage
      text={text}
      words={words}
      aside={adminContext?.may("form_export") && (
        <a
          class="button"
          href={submissionsHref(filter, "/admin/submissions/export")}
          download
        >
          {words.export}
        </a>
      )}
    >
      <SubmissionFilters filter={filter} forms={forms} locale={locale} />
      {filter.customer && <p class="notice">{words.ofCustomer}</p>}
      {items.map((submission) => (
        <SubmissionCard
          key={submission.id}
          submission={submission}
          time={state}
        />
      ))}
      {items.length < LIMIT && nextCursor !== null
        ? <p class="fine">{words.further}</p>
        : items.length === 0 && <p class="empty">{words.none}</p>}
      <Paging text={text} url={url} nextCursor={nextCursor} />
    </DeskPage>
  );
});
