import * as z from "zod";
import { publicText, storedId } from "../operation/fields.ts";
import { owner } from "../storage/owned_by.ts";
import { notPersonal } from "../storage/personal.ts";
import { defineTable } from "../storage/table.ts";
import { ABOUT_TYPES, NOTICE_KINDS, NOTICE_STATES } from "./kinds.ts";

const kind = z.enum(NOTICE_KINDS);

/** A notice names whom it is for; words and address are read when it is sent. */
export const notices = defineTable("notices", {
  id: storedId,
  audience: z.enum(["customer", "staff"]),
  kind,
  aboutType: z.enum(ABOUT_TYPES),
  aboutId: storedId,
  version: z.int(),
  customerId: storedId,
  ...owner,
  /** The member of staff who is told. */
  staffId: storedId.nullable(),
  byBusiness: z.boolean(),
  state: z.enum(NOTICE_STATES),
  /** Null: a reminder whose time is not set yet. */
  dueAt: z.date().nullable(),
  /** From when on it is of no use. */
  sendBefore: z.date(),
  attempts: z.int(),
  leasedUntil: z.date().nullable(),
  channel: z.enum(["line", "mail"]).nullable(),
  /** A short code of why it was not delivered. */
  reason: notPersonal(z.string()).nullable(),
  createdAt: z.date(),
  doneAt: z.date().nullable(),
});

export const noticePreferences = defineTable("notice_preferences", {
  adminId: storedId,
  kind,
  isOn: z.boolean(),
});

export const noticeWords = defineTable("notice_words", {
  kind,
  locale: z.enum(["ja", "en"]),
  subject: publicText,
  body: publicText,
  updatedAt: z.date(),
});

export const calendarFeeds = defineTable("calendar_feeds", {
  id: storedId,
  /** Null: of the whole business. */
  resourceId: storedId.nullable(),
  tokenSha256: notPersonal(z.string()),
  /** Who of the staff made it; null where that is not known. */
  createdBy: storedId.nullable(),
  createdAt: z.date(),
  revokedAt: z.date().nullable(),
});
