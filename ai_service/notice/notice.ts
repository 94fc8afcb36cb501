import * as z from "zod";

/** The kinds of notices, as the shop names them. */
export const NOTICE_KINDS = [
  "booking_booked",
  "booking_changed",
  "booking_cancelled",
  "booking_reminder",
  "booking_requested",
  "booking_accepted",
  "booking_declined",
  "order_paid",
  "order_ready",
  "form_received",
] as const;
export type NoticeKind = typeof NOTICE_KINDS[number];

/** The ways in which a notice reaches a person, the preferred one first. */
export const CHANNELS = ["line", "mail"] as const;
export type Channel = typeof CHANNELS[number];

const words = z.object({ subject: z.string(), text: z.string() });

/** Of a later release, the shop may have kinds that are not known here. */
const notice = z.object({
  noticeId: z.uuid(),
  userId: z.string(),
  kind: z.string(),
  words: z.object({ ja: words, en: words }),
  calendar: z.object({
    ja: z.string(),
    en: z.string(),
    method: z.enum(["REQUEST", "CANCEL"]),
  }).nullable(),
  sendBefore: z.iso.datetime({ offset: true }).nullable(),
});

/** A notice that the shop has for one of this service's customers. */
export type Notice = z.output<typeof notice>;

/** The answer to a claim. */
export const claimedNotices = z.object({ items: z.array(notice) });

/** The outcome of a delivery, as `notice_done` takes it. */
export interface NoticeResult {
  outcome: "delivered" | "unwanted" | "failed" | "undeliverable";
  channel: Channel | null;
  /** In snake_case, without digits. */
  reason?: string;
}
