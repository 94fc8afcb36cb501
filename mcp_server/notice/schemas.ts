import * as z from "zod";
import { localInstant, storedId } from "../operation/fields.ts";
import { notPersonal, personal } from "../storage/personal.ts";
import { ABOUT_TYPES, NOTICE_KINDS } from "./kinds.ts";

const NOTICE_ID = "0e2d3b8e-7f5c-4a57-9a0f-3d3f6c1c1a11";

export const noticeId = notPersonal(z.uuid()).meta({ examples: [NOTICE_ID] });
export const noticeKind = z.enum(NOTICE_KINDS);

/** What is sent: one line, and a text. */
const message = z.strictObject({
  subject: personal(z.string()).meta({ examples: ["ご予約を承りました"] }),
  text: personal(z.string()).meta({ examples: ["12月1日 15:00"] }),
});
export type Message = z.output<typeof message>;

const calendarText = personal(z.string())
  .meta({ examples: ["BEGIN:VCALENDAR"] });

const calendar = z.strictObject({
  ja: calendarText,
  en: calendarText,
  method: z.enum(["REQUEST", "CANCEL"]),
}).describe("A whole calendar file (RFC 5545) of one event");
export type NoticeCalendar = z.output<typeof calendar>;

export const claimInput = z.strictObject({
  limit: z.int().min(1).max(50).optional().meta({ examples: [20] }),
});
export const claimOutput = z.strictObject({
  items: z.array(z.strictObject({
    noticeId: noticeId.describe("Also the key for repeated tries"),
    userId: storedId.describe("`sub` of the user in this service"),
    kind: noticeKind,
    about: z.strictObject({ type: z.enum(ABOUT_TYPES), id: storedId }),
    words: z.strictObject({ ja: message, en: message }),
    calendar: calendar.nullable(),
    sendBefore: localInstant.nullable()
      .describe("From when on it is of no use"),
  })),
});
export type ClaimedItem = z.output<typeof claimOutput>["items"][number];

export const checkInput = z.strictObject({ noticeId });
export const checkOutput = z.strictObject({ isTrue: z.boolean() });

export const OUTCOMES = [
  "delivered",
  "unwanted",
  "failed",
  "undeliverable",
] as const;

export const doneInput = z.strictObject({
  noticeId,
  outcome: z.enum(OUTCOMES).describe(
    "failed is tried again later, undeliverable never is",
  ),
  channel: z.enum(["line", "mail"]).nullable()
    .describe("How it was sent; null if it was not"),
  reason: notPersonal(
    z.string().regex(/^[a-z_]{1,40}$/, "must be a code such as no_address"),
  ).meta({ examples: ["no_address"] }).optional(),
});
export type DoneInput = z.output<typeof doneInput>;
