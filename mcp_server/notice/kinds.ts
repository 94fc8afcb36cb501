/** What people are told of, by what it is about. */
export const KINDS = {
  booking: [
    "booking_booked",
    "booking_changed",
    "booking_cancelled",
    "booking_reminder",
    "booking_requested",
    "booking_accepted",
    "booking_declined",
  ],
  order: ["order_paid", "order_ready"],
  submission: ["form_received"],
} as const;

export const ABOUT_TYPES = ["booking", "order", "submission"] as const;
/** What a notice is about. */
export type AboutType = typeof ABOUT_TYPES[number];

export const NOTICE_KINDS = [
  ...KINDS.booking,
  ...KINDS.order,
  ...KINDS.submission,
] as const;
/** What happened. */
export type NoticeKind = typeof NOTICE_KINDS[number];

/** What staff can be told of; each of them chooses. */
export const STAFF_KINDS = [
  "booking_requested",
  "booking_booked",
  "booking_changed",
  "booking_cancelled",
] as const satisfies readonly NoticeKind[];
export type StaffKind = typeof STAFF_KINDS[number];

export const NOTICE_STATES = [
  "waiting",
  "delivered",
  "unwanted",
  "obsolete",
  "dead",
] as const;

/** What a notice of that kind is about. */
export function typeOf(kind: NoticeKind): AboutType {
  return ABOUT_TYPES
    .find((type) => (KINDS[type] as readonly string[]).includes(kind))!;
}
