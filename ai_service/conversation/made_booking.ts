import { z } from "zod";
import type { BookingFacts } from "./events.ts";

const answer = z.object({
  booking: z.object({
    id: z.string().regex(/^[\w-]{1,64}$/),
    start: z.iso.datetime({ offset: true }),
    status: z.enum(["requested", "confirmed"]),
  }),
});

/** The booking in the answer of a write, where it is to take place; undefined for others. */
export function madeBooking(result: unknown): BookingFacts | undefined {
  const { data } = answer.safeParse(result);
  return data && { id: data.booking.id, start: data.booking.start };
}
