import { assertEquals } from "@std/assert";
import { Salon } from "../test_salon.ts";

const BOOKED = {
  id: "bkg_1",
  serviceId: "svc_cut",
  start: "2026-11-28T10:00:00+09:00",
} as const;

for (
  const text of [
    "土曜10時に予約してあるカット、担当を森さんにできますか",
    "that haircut I booked for Saturday 10am, can Mori do it?",
  ]
) {
  Deno.test(`${text} changes who does the visit that is there`, async () => {
    const salon = new Salon({ waits: true, bookings: [BOOKED] });
    await salon.say(text);
    assertEquals(salon.cards.map(({ name, args }) => [name, args]), [
      ["booking_update", { bookingId: "bkg_1", stylistId: "res_mori" }],
    ]);
  });
}

Deno.test("what was booked, and is nowhere, books nothing", async () => {
  const salon = new Salon({ waits: true });
  await salon.say(
    "I booked a haircut for Saturday 10am. Can we make it Sunday",
  );
  assertEquals(salon.cards, []);
});
