import * as z from "zod";
import {
  cursor,
  id,
  limit,
  localInstant,
  nextCursor,
  storedId,
} from "../operation/fields.ts";
import { notPersonal, personal } from "../storage/personal.ts";
import { ABOUT_TYPES, NOTICE_STATES } from "./kinds.ts";
import { noticeId, noticeKind } from "./schemas.ts";

/** Filters of the list of notices. */
export const noticeListInput = z.strictObject({
  state: z.enum(NOTICE_STATES).optional(),
  customerId: id.optional().describe("Only notices about this customer"),
  limit,
  cursor,
});

/** What was told to whom, or is to be. */
export const noticeView = z.strictObject({
  id: storedId,
  audience: z.enum(["customer", "staff"]),
  kind: noticeKind,
  about: z.strictObject({ type: z.enum(ABOUT_TYPES), id: storedId }),
  customer: z.strictObject({
    id: storedId,
    name: personal(z.string()),
  }),
  channel: z.enum(["line", "mail"]).nullable(),
  state: z.enum(NOTICE_STATES),
  reason: notPersonal(z.string()).nullable(),
  attempts: z.int(),
  createdAt: localInstant,
  dueAt: localInstant.nullable(),
  doneAt: localInstant.nullable(),
});
export type NoticeView = z.output<typeof noticeView>;

export const noticeListPage = z.strictObject({
  items: z.array(noticeView),
  nextCursor,
});
/** One page of notices, the latest first. */
export type NoticePage = z.output<typeof noticeListPage>;

export const retryInput = z.strictObject({ noticeId });
export const retryOutput = z.strictObject({ notice: noticeView });
