import * as z from "zod";
import { id } from "../operation/fields.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { bookingStatus } from "./schemas.ts";

const output = z.strictObject({
  counts: z.partialRecord(bookingStatus, z.int().positive())
    .meta({ examples: [{ completed: 12, no_show: 1 }] }),
});
/** How many bookings there are of each status that has any. */
export type BookingCounts = z.output<typeof output>["counts"];

interface CountRow {
  status: z.output<typeof bookingStatus>;
  count: number;
}

export const bookingCounts: Operation = defineStaffOperation({
  noun: "booking",
  verb: "counts",
  kind: "read",
  scope: "booking:read",
  title: { ja: "お客様の予約の数", en: "Count a customer's bookings" },
  description: {
    ja: "1 人のお客様の予約の数を、状態ごとに返します。",
    en: "Counts the bookings of one customer by status, no-shows among them.",
  },
  annotations: READING,
  input: z.strictObject({ customerId: id }),
  output,
  async run({ sql }, { customerId }) {
    const rows = await sql<CountRow[]>`
      select status, count(*) as count from bookings
      where customer_id = ${customerId} group by status`;
    return {
      counts: Object.fromEntries(rows.map(({ status, count }) => [
        status,
        count,
      ])),
    };
  },
});
