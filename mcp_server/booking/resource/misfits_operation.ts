import * as z from "zod";
import { toLocalIso } from "../../../shared/time/time_zone.ts";
import { bilingual, localInstant, storedId } from "../../operation/fields.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../../operation/operation.ts";
import { personal } from "../../storage/personal.ts";
import { type Misfit, misfitsOf } from "./misfits.ts";
import {
  selectOpenness,
  selectUpcoming,
  type UpcomingRow,
} from "./misfits_store.ts";

/** Bookings to come that are looked at, the soonest. */
const LOOKED_AT = 2000;
const LIMIT = 100;

const misfit = z.strictObject({
  id: storedId,
  start: localInstant,
  service: bilingual,
  resource: bilingual,
  customerName: personal(z.string()),
  reason: z.enum(["closed", "outside_hours", "not_in_use"]),
});
const misfitsOutput = z.strictObject({
  items: z.array(misfit).describe(`The soonest, ${LIMIT} at most`),
  count: z.int().nonnegative()
    .describe(`How many of the next ${LOOKED_AT} bookings do not fit`),
});
export type Misfits = z.output<typeof misfitsOutput>;

export const bookingMisfits: Operation = defineStaffOperation({
  noun: "booking",
  verb: "misfits",
  kind: "read",
  scope: "booking:read",
  title: {
    ja: "設定に合わなくなった予約",
    en: "Bookings that no longer fit the settings",
  },
  description: {
    ja:
      "これからの予約のうち、休業や営業時間の外にあるもの、使わなくなった席・担当のものを返します。予約はそのまま有効です。",
    en:
      "Lists bookings to come that are in a closure, outside the hours, or with somebody or something that is no longer in use. They are still valid.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: misfitsOutput,
  async run({ sql, now, timeZone }) {
    const [rows, openness] = await Promise.all([
      selectUpcoming(sql, { now, limit: LOOKED_AT }),
      selectOpenness(sql, { now, timeZone }),
    ]);
    const bookings = rows.map((row) => ({
      ...row,
      from: row.start.getTime(),
      until: row.end.getTime(),
    }));
    const misfits = misfitsOf(bookings, openness);
    const items = misfits.slice(0, LIMIT)
      .map(({ booking, reason }) => toMisfit(booking, reason, timeZone));
    return { items, count: misfits.length };
  },
});

function toMisfit(
  row: UpcomingRow,
  reason: Misfit,
  timeZone: string,
): Misfits["items"][number] {
  return {
    id: row.id,
    start: toLocalIso(row.start, timeZone),
    service: { ja: row.serviceJa, en: row.serviceEn },
    resource: { ja: row.resourceJa, en: row.resourceEn },
    customerName: row.customerName,
    reason,
  };
}
