import { assertEquals, assertStringIncludes } from "@std/assert";
import { Salon } from "../test_salon.ts";

const CUT = {
  id: "bkg_1",
  serviceId: "svc_cut",
  start: "2026-11-27T15:00:00+09:00",
};
const SPA = {
  id: "bkg_2",
  serviceId: "svc_spa",
  start: "2026-11-28T11:00:00+09:00",
};

function argumentsOf(salon: Salon) {
  return salon.cards.map(({ args }) => args);
}

Deno.test("a time such as at 3 is in the afternoon after a question about the shop, too", async () => {
  const salon = new Salon({ waits: true, locale: "en" });
  await salon.say("until when are you open?");
  await salon.say("a haircut on Saturday at 3, please");
  const [card] = salon.cards;
  assertEquals(card?.args["start"], "2026-11-28T15:00:00+09:00");
});

Deno.test("the other one is the booking that is not on the card", async () => {
  for (
    const [list, last, other] of [
      ["my bookings?", "cancel the last one", "no wait, the other one"],
      ["予約の確認", "最後のをキャンセル", "あ違う、もう一つのほう"],
    ] as const
  ) {
    const salon = new Salon({ waits: true, bookings: [CUT, SPA] });
    await salon.say(list);
    await salon.say(last);
    assertEquals(argumentsOf(salon), [{ bookingId: "bkg_2" }], last);
    await salon.say(other);
    assertEquals(argumentsOf(salon), [{ bookingId: "bkg_1" }], other);
  }
});

Deno.test("a bare no brings the card back in no other words", async () => {
  for (const no of ["違うよ", "no that's not it"]) {
    const salon = new Salon({ waits: true, bookings: [CUT] });
    await salon.say("カットをキャンセル");
    await salon.say(no);
    assertEquals(salon.cards, [], no);
  }
});

Deno.test("that one, while a card waits, is the card", async () => {
  const salon = new Salon({ waits: true, bookings: [CUT], locale: "en" });
  await salon.say("cancel my haircut");
  const answer = await salon.say("great, that one");
  assertEquals(argumentsOf(salon), [{ bookingId: "bkg_1" }]);
  assertStringIncludes(answer, "Approve");
});

Deno.test("a correction right behind a booking is about that one", async () => {
  const salon = new Salon({ waits: true, locale: "en" });
  await salon.say("haircut on Saturday at 3pm");
  await salon.decide("approve");
  await salon.say("thanks! actually make that 4");
  const [card] = salon.cards;
  assertEquals(card?.name, "booking_update");
  assertEquals(card?.args["start"], "2026-11-28T16:00:00+09:00");
});

Deno.test("the name of a service that is kept cancels nothing else", async () => {
  const salon = new Salon({ waits: true, bookings: [CUT, SPA], locale: "en" });
  await salon.say("cancel the spa but NOT the haircut");
  assertEquals(argumentsOf(salon), [{ bookingId: "bkg_2" }]);
});

Deno.test("a day on which a visit is not possible any more tells which is moved", async () => {
  const salon = new Salon({ waits: true, bookings: [CUT, SPA] });
  await salon.say("27日はだめになったので28日の15時にしてもらえますか");
  const start = "2026-11-28T15:00:00+09:00";
  assertEquals(argumentsOf(salon), [{ bookingId: "bkg_1", start }]);
});

Deno.test("of two visits of a kind, the one on the day that is rejected stays", async () => {
  const later = { ...CUT, id: "bkg_3", start: "2026-11-29T15:00:00+09:00" };
  const bookings = [CUT, later];
  const salon = new Salon({ waits: true, bookings, locale: "en" });
  await salon.say("cancel the haircut, but not the one on the 27th");
  assertEquals(argumentsOf(salon), [{ bookingId: "bkg_3" }]);
});
