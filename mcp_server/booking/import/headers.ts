import { PERSON_HEADERS } from "../../customer/import/headers.ts";
import type { Headers } from "../../import/columns.ts";

/** How the columns of a file of bookings are called, in either language. */
export const BOOKING_HEADERS = {
  date: ["日付", "Date"],
  time: ["時刻", "開始", "Time"],
  minutes: ["所要時間（分）", "Minutes"],
  service: ["メニュー", "Service"],
  resource: ["担当・席", "担当", "Stylist or chair", "Stylist"],
  ...PERSON_HEADERS,
  note: ["メモ", "Note"],
} satisfies Headers;
