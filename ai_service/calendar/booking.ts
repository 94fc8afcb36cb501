import { z } from "zod";

const bilingual = z.object({ ja: z.string(), en: z.string() });
const moment = z.iso.datetime({ offset: true })
  .transform((text) => new Date(text));

/** A booking as `booking_get` answers it, as far as a calendar shows it. */
const booking = z.object({
  id: z.string(),
  /** Missing where the shop's server is of an earlier release. */
  service: bilingual.optional(),
  start: moment,
  end: moment,
  status: z.string(),
  stylist: z.object({ name: bilingual }).nullable(),
  cancelUntil: moment,
  version: z.int(),
});
export type Booking = z.output<typeof booking>;

/** @throws {z.ZodError} If the answer has no such booking. */
export function readBooking(answer: unknown): Booking {
  return z.object({ booking }).parse(answer).booking;
}
