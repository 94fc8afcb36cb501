import { assertEquals, assertStringIncludes } from "@std/assert";
import { Salon } from "../test_salon.ts";

const CUT = {
  id: "bkg_cut",
  serviceId: "svc_cut",
  start: "2026-11-28T15:00:00+09:00",
};
const SPA = {
  id: "bkg_spa",
  serviceId: "svc_spa",
  start: "2026-11-29T11:00:00+09:00",
};

Deno.test("what was intended and is taken back changes nothing, and that is said", async () => {
  for (
    const [locale, text, answer] of [
      [
        "en",
        "I was going to cancel my visit on Saturday, but I can come after all",
        "leave it as it is",
      ],
      [
        "ja",
        "土曜の予約をキャンセルしようと思ったのですが、行けることになりました",
        "そのままにしておきます",
      ],
    ] as const
  ) {
    const salon = new Salon({ locale, bookings: [CUT], waits: true });
    assertStringIncludes(await salon.say(text), answer);
    assertEquals(salon.cards, [], text);
  }
});

Deno.test("what was intended, and nothing more, is asked about", async () => {
  const salon = new Salon({ locale: "en", bookings: [CUT], waits: true });
  const answer = await salon.say("I was going to cancel my visit");
  assertStringIncludes(answer, "until then nothing is changed");
  assertEquals(salon.cards, []);
  await salon.say("yes please");
  assertEquals(salon.cards.map(({ name }) => name), ["booking_delete"]);
});

Deno.test("the answer that names a booking and a new time moves that booking", async () => {
  const salon = new Salon({
    locale: "en",
    bookings: [CUT, SPA],
    waits: true,
  });
  await salon.say("I'd like to move a booking");
  await salon.say("the head spa, the 30th at 2 please");
  assertEquals(salon.cards.map(({ name, args }) => [name, args]), [[
    "booking_update",
    { bookingId: "bkg_spa", start: "2026-11-30T14:00:00+09:00" },
  ]]);
});

Deno.test("a relative day and a date that disagree are asked about", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  await salon.say("head spa on the 29th at 11");
  await salon.decide("reject");
  const answer = await salon.say("I meant the Sunday after that, the 13th");
  assertStringIncludes(answer, "that day is Sunday, December 6");
  assertEquals(salon.cards, []);
});

Deno.test("ok is no answer where one wish was asked for", async () => {
  const salon = new Salon({ locale: "en", bookings: [CUT], waits: true });
  await salon.say("if I cancel my visit, are you cross?");
  await salon.say("ok");
  assertEquals(salon.cards, []);
});

Deno.test("a correction that was not understood is asked about before a form goes", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  await salon.say("the first-visit counselling sheet please");
  await salon.say("Priya Shah");
  await salon.say("oh sorry, that's my maiden name, it's Priya Mehta now");
  const answer = await salon.say("090-4444-1212");
  assertStringIncludes(answer, "Priya Mehta");
  assertEquals(salon.cards, []);
});
