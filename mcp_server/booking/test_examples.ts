import type { SliceExamples } from "../surfaces/test_slices.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of Tokyo, where the test salon is. */
const OFFSET_MS = 9 * 60 * 60 * 1000;

/** A day of the salon so many days from now, e.g. `2030-01-08`. */
function dayAfter(now: Date, days: number): string {
  const local = new Date(now.getTime() + OFFSET_MS + days * DAY_MS);
  return local.toISOString().slice(0, 10);
}

/** Day after day at 15:00, for a week. */
function starts(now: Date): string[] {
  return [1, 2, 3, 4, 5, 6, 7]
    .map((days) => `${dayAfter(now, days)}T15:00:00+09:00`);
}

/** A service like the other, on the same chair. */
const COLOUR = "svc_colour";

export const examples: SliceExamples = {
  async prepare(owner) {
    await openSalon(owner, { capacity: 50 });
    await owner`
      insert into services
      select (jsonb_populate_record(services, ${owner.json({ id: COLOUR })})).*
      from services`;
    await owner`
      insert into service_resources
      select ${COLOUR}, resource_id from service_resources`;
  },
  creations: [{
    operation: "booking_create",
    table: "bookings",
    args: ({ text, round, now }) => ({
      serviceId: HAIRCUT,
      start: `${dayAfter(now, 2)}T${10 + round}:00:00+09:00`,
      note: text,
    }),
    owned: ({ booking }) => ({ bookingId: booking.id }),
  }],
  inputs: ({ owned: { bookingId }, now }) => ({
    booking_services: {},
    booking_slots: {
      serviceId: HAIRCUT,
      from: `${dayAfter(now, 1)}T00:00:00+09:00`,
      to: `${dayAfter(now, 2)}T00:00:00+09:00`,
    },
    booking_list: {},
    booking_get: { bookingId },
    booking_update: { bookingId, note: "mine" },
    booking_delete: { bookingId },
  }),
  pools: (now) => ({
    serviceId: [HAIRCUT, COLOUR],
    start: starts(now),
    from: starts(now),
    to: starts(now),
  }),
};
