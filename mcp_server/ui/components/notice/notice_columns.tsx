import type { NoticeView } from "../../../notice/list_schemas.ts";
import { formatDateTime, type Place } from "../../format.ts";
import { noticeWords } from "../../locales/notices.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { CustomerLink } from "../CustomerLink.tsx";
import type { ListColumn } from "../ListTable.tsx";
import { NoticeState } from "./NoticeState.tsx";

/** The columns of the list of notices, in their order. */
export function noticeColumns(
  time: Place & { now: Date },
  { place, mayRetry }: { place: FormPlace; mayRetry: boolean },
): ListColumn<NoticeView>[] {
  const words = noticeWords[time.locale];
  return [
    {
      name: "when",
      header: words.when,
      cell: ({ doneAt, dueAt, createdAt }) =>
        formatDateTime(new Date(doneAt ?? dueAt ?? createdAt), time),
    },
    { name: "kind", header: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      name: "customer",
      header: words.customer,
      cell: ({ customer }) => (
        <CustomerLink customer={customer} unknown={words.unknown} />
      ),
    },
    {
      name: "audience",
      header: words.audience,
      cell: ({ audience, channel }) =>
        [words.audiences[audience], channel && words.channels[channel]]
          .filter(Boolean).join(" · "),
    },
    {
      name: "state",
      header: words.state,
      cell: (notice) => <NoticeState {...{ notice, words, place, mayRetry }} />,
    },
  ];
}
