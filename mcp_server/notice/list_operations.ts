import { ApiError, notFound } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import {
  noticeListInput,
  noticeListPage,
  type NoticeView,
  retryInput,
  retryOutput,
} from "./list_schemas.ts";
import {
  type ListedNotice,
  listNotices,
  lockListedNotice,
  retryNotice,
} from "./list_store.ts";

/** For so long it is tried again, if it is still true. */
const AGAIN_MS = 72 * 60 * 60 * 1000;

export const noticeList: Operation = defineStaffOperation({
  noun: "notice",
  verb: "list",
  kind: "read",
  scope: "notice:deliver",
  title: { ja: "お知らせの一覧", en: "List notices" },
  description: {
    ja: "だれに何を知らせたか、知らせるかを、新しい順に返します。",
    en: "Lists what was told to whom, or is to be, the latest first.",
  },
  annotations: READING,
  input: noticeListInput,
  output: noticeListPage,
  async run(context, { limit, cursor, ...filter }) {
    const { rows, nextCursor } = await readPage({
      owner: { list: "notice_list", actor: context.actor },
      cursor,
      limit,
      key: {
        write: ({ createdAt }: ListedNotice) => createdAt.toISOString(),
        read: timeInCursor,
      },
    }, (range) => listNotices(context.sql, { ...filter, ...range }));
    return { items: rows.map((row) => toView(row, context)), nextCursor };
  },
});

export const noticeRetry: Operation = defineStaffOperation({
  noun: "notice",
  verb: "retry",
  kind: "write",
  scope: "notice:deliver",
  title: { ja: "お知らせをもう一度送る", en: "Send a notice again" },
  description: {
    ja:
      "届かなかったお知らせ（state が dead）を、もう一度送ります。今も正しいときだけ送られます。",
    en:
      "Sends a notice again that could not be delivered (state dead). It is sent only if it is still true.",
  },
  annotations: CHANGING,
  input: retryInput,
  output: retryOutput,
  async run(context, { noticeId }) {
    const { sql, now } = context;
    const row = await lockListedNotice(sql, noticeId);
    if (!row) throw notFound("Notice", "noticeId");
    context.noteBefore({ notice: toView(row, context) });
    requireDead(row);
    const sendBefore = new Date(now.getTime() + AGAIN_MS);
    await retryNotice(sql, noticeId, { now, sendBefore });
    const again = await lockListedNotice(sql, noticeId);
    return { notice: toView(again!, context) };
  },
});

function requireDead({ state }: ListedNotice): void {
  if (state === "dead") return;
  throw new ApiError(
    "Only a notice that could not be delivered is sent again",
    {
      status: 409,
      code: "notice_not_dead",
      details: { state },
    },
  );
}

function toView(
  row: ListedNotice,
  { timeZone }: Pick<OperationContext, "timeZone">,
): NoticeView {
  const local = (moment: Date | null) => moment && toLocalIso(moment, timeZone);
  return {
    id: row.id,
    audience: row.audience,
    kind: row.kind,
    about: { type: row.aboutType, id: row.aboutId },
    customer: { id: row.customerId, name: row.customerName },
    channel: row.channel,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    createdAt: toLocalIso(row.createdAt, timeZone),
    dueAt: local(row.dueAt),
    doneAt: local(row.doneAt),
  };
}
