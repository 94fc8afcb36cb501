import { atLocalTime } from "../../../shared/time/time_zone.ts";
import {
  type ImportKind,
  importRows,
  type WrittenRow,
} from "../../import/import_rows.ts";
import { importInput, importOutput, maxRowsOf } from "../../import/schemas.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../../operation/operation.ts";
import { readCatalogue } from "./catalogue.ts";
import { BOOKING_HEADERS } from "./headers.ts";
import { type FoundBooking, importBooking } from "./import_booking.ts";
import { type GivenBooking, readBooking } from "./read_booking.ts";

const bookingImportKind: ImportKind<
  OperationContext,
  GivenBooking,
  FoundBooking
> = {
  name: "booking",
  headers: BOOKING_HEADERS,
  read: readBooking,
  async find({ sql, timeZone }, rows) {
    const { serviceOf, resourceOf } = await readCatalogue(sql);
    return rows.map(({ line, value: given }) => {
      const { date, time, service, resource } = given;
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      const start = atLocalTime(date, hours * 60 + minutes, timeZone);
      const serviceId = serviceOf(service);
      const resourceId = resource === undefined ? null : resourceOf(resource);
      return { line, value: { given, start, serviceId, resourceId } };
    });
  },
  keysOf({ value: { given, start, serviceId, resourceId } }) {
    const { name, phone = "", email = "" } = given;
    const who = [name, phone, email];
    return serviceId === undefined || resourceId === undefined
      ? []
      : [JSON.stringify([start, serviceId, ...who])];
  },
  async write(context, rows, { isTrial }) {
    const { sql } = context;
    // A trial books, so that lines that overlap each other are found, and then
    // gives everything back. Lines of two calls do not meet in a trial.
    if (isTrial) await sql`savepoint trial`;
    const written: WrittenRow[] = [];
    for (const { line, value } of rows) {
      written.push(await importBooking(context, line, value));
    }
    if (isTrial) {
      await sql`rollback to savepoint trial`;
      await sql`release savepoint trial`;
    }
    return written;
  },
};

export const bookingImport: Operation = defineStaffOperation({
  noun: "booking",
  verb: "import",
  kind: "write",
  scope: "booking:read",
  title: { ja: "予約をファイルから取り込む", en: "Import bookings" },
  description: {
    ja:
      "表の行から、これからの予約を加えます。ほかの予約と重なる行や、もうある予約は取り込まずに知らせます。今はだれにも連絡せず、予約前のリマインドだけを送ります。",
    en:
      "Adds bookings to come by lines of a table. Lines that overlap a booking, or are booked already, are told, not imported. Nobody is notified now; reminders go out as ever.",
  },
  annotations: { ...CHANGING, destructiveHint: false },
  input: importInput.extend({
    rows: importInput.shape.rows.max(maxRowsOf("booking")),
  }),
  output: importOutput,
  run: (context, input) => importRows(context, bookingImportKind, input),
});
