import { assertEquals } from "@std/assert";
import { madeBooking } from "./made_booking.ts";

const booking = {
  id: "bkg_1",
  start: "2030-05-10T15:00:00+09:00",
  status: "confirmed",
  priceMinor: 5500,
};

Deno.test("a write that made or moved a booking says which, and when it is", () => {
  assertEquals(madeBooking({ booking }), {
    id: "bkg_1",
    start: "2030-05-10T15:00:00+09:00",
  });
});

Deno.test("what was cancelled, other writes and odd answers name no booking", () => {
  for (
    const result of [
      { booking: { ...booking, status: "cancelled" } },
      { booking: { ...booking, id: "../me" } },
      { booking: { ...booking, start: "soon" } },
      { order: { id: "ord_1" } },
      "done",
      null,
    ]
  ) assertEquals(madeBooking(result), undefined);
});
