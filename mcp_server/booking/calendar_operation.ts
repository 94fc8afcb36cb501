import * as z from "zod";
import { invalidInput } from "../../shared/http/errors.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { selectCalendar } from "./calendar_store.ts";
import { calendarInput, calendarOutput } from "./calendar_schemas.ts";

/** Six weeks, as a month is shown, and an hour where the clock is put back. */
const MAX_DAYS = 42;
const DAY = 24 * 60 * 60 * 1000;

export const bookingCalendar: Operation = defineStaffOperation({
  noun: "booking",
  verb: "calendar",
  kind: "read",
  scope: "booking:read",
  title: { ja: "予約カレンダー", en: "Calendar of bookings" },
  description: {
    ja:
      "from 以降に終わり to より前に始まる予約を、料金なしで、席・担当、営業時間、休業とともに返します（最長 42 日）。スタイリストには自分の列だけが見えます。",
    en:
      "Lists the bookings that end after `from` and start before `to` (42 days at most), without prices, and the columns, hours and closures around them. A stylist sees their own column only.",
  },
  annotations: READING,
  input: calendarInput,
  output: calendarOutput,
  async run({ sql, timeZone }, { from, to }) {
    const span = requireSpan({ from, to });
    return await selectCalendar(sql, { ...span, timeZone });
  },
});

function requireSpan({ from, to }: z.output<typeof calendarInput>) {
  const span = { from: new Date(from), to: new Date(to) };
  const length = span.to.getTime() - span.from.getTime();
  if (length > 0 && length < (MAX_DAYS + 1) * DAY) return span;
  throw invalidInput("to", `to must be within ${MAX_DAYS} days after from`);
}
