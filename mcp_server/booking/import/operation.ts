import { atLocalTime } from "../../../shared/time/time_zone.ts";
import {
  type ImportKind,
  importRows,
  type ReadRow,
  type WrittenRow,
} from "../../import/import_rows.ts";
import { addTrialPeople } from "../../customer/import/trial_people.ts";
import { importInput, importOutput, maxRowsOf } from "../../import/schemas.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../../operation/operation.ts";
import { readCatalogue } from "./catalogue.ts";
import { BOOKING_HEADERS } from "./headers.ts";
import {
  type FoundBooking,
  importBooking,
  type ImportedBooking,
} from "./import_booking.ts";
import { type GivenBooking, readBooking } from "./read_booking.ts";
import {
  addTrialBookings,
  bookEarlierLines,
  readTrialBookings,
} from "./trial_bookings.ts";

const bookingImportKind: ImportKind<
  OperationContext,
  GivenBooking,
  FoundBooking
> = {
  name: "booking",
  headers: BOOKING_HEADERS,
  required: ["date", "time", "service", "name"],
  read: readBooking,
  async find({ sql, timeZone }, rows) {
    const catalogue = await readCatalogue(sql);
    return rows.map(({ line, value: given }) => {
      const { date, time, service, resource } = given;
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      const start = atLocalTime(date, hours * 60 + minutes, timeZone);
      const serviceId = catalogue.serviceOf(service);
      const resourceId = resource === undefined
        ? null
        : catalogue.resourceOf(resource);
      const allowed = {
        service: catalogue.services,
        resource: catalogue.resourcesFor(serviceId),
      };
      const value = { given, start, serviceId, resourceId, allowed };
      return { line, value };
    });
  },
  keysOf({ value: { given, start, serviceId, resourceId } }) {
    const { name, phone = "", email = "" } = given;
    const who = [name, phone, email];
    return serviceId === undefined || resourceId === undefined
      ? []
      : [JSON.stringify([start, serviceId, ...who])];
  },
  write: (context, rows, { trialId }) =>
    trialId === null
      ? importLines(context, rows)
      : tryLines(context, rows, trialId),
};

async function importLines(
  context: OperationContext,
  rows: readonly ReadRow<FoundBooking>[],
  trialId: string | null = null,
): Promise<ImportedBooking[]> {
  const written: ImportedBooking[] = [];
  for (const { line, value: found } of rows) {
    written.push(await importBooking(context, line, { found, trialId }));
  }
  return written;
}

/**
 * A trial books, so that lines that overlap each other are found, and then gives
 * everything back. What it booked is noted for lines of its later calls.
 */
async function tryLines(
  context: OperationContext,
  rows: readonly ReadRow<FoundBooking>[],
  trialId: string,
): Promise<WrittenRow[]> {
  const { sql } = context;
  await sql`savepoint trial`;
  const lines = rows.map(({ value }) => value);
  await bookEarlierLines(context, trialId, lines);
  const written = await importLines(context, rows, trialId);
  const ids = written.flatMap(({ bookingId }) => bookingId ?? []);
  const bookings = await readTrialBookings(sql, ids);
  await sql`rollback to savepoint trial`;
  await sql`release savepoint trial`;
  const people = written.flatMap(({ person }) => person ?? []);
  await addTrialPeople(sql, trialId, people);
  await addTrialBookings(sql, trialId, bookings);
  return written;
}

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
