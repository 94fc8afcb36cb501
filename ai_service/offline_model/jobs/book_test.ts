import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Slots } from "../reading/frame.ts";
import { Salon } from "../test_salon.ts";

const FRIDAY = { kind: "on", date: "2026-11-27" } as const;
const AT_3 = { kind: "at", minutes: 15 * 60 } as const;
const CUT_FRIDAY_AT_3: Slots = {
  services: ["svc_cut"],
  day: FRIDAY,
  time: AT_3,
};

Deno.test("service, day and time lead to a card, and to a confirmation", async () => {
  const salon = new Salon({ waits: true });
  const slots = CUT_FRIDAY_AT_3;
  assertStringIncludes(
    await salon.say("金曜の15時にカット", { intent: "book", slots }),
    "承認してください",
  );
  assertEquals(salon.cards.map(({ args }) => args), [{
    serviceId: "svc_cut",
    start: "2026-11-27T15:00:00+09:00",
  }]);
  assertEquals(
    await salon.decide("approve"),
    "ご予約が完了しました。11月27日(金) 15:00、カット（￥5,500）です。ご来店をお待ちしております。",
  );
});

Deno.test("stylist and note are part of the booking", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  const stylist = { kind: "one", id: "res_hayashi" } as const;
  const slots = { ...CUT_FRIDAY_AT_3, stylist, note: "Latex allergy" };
  const text = "A haircut on Friday at 3 with Hayashi. Latex allergy!";
  assertStringIncludes(
    await salon.say(text, { intent: "book", slots }),
    "with Hayashi",
  );
  assertEquals(salon.cards.map(({ args }) => args), [{
    serviceId: "svc_cut",
    start: "2026-11-27T15:00:00+09:00",
    stylistId: "res_hayashi",
    note: "Latex allergy",
  }]);
  assertStringIncludes(await salon.decide("approve"), "with Hayashi");
});

Deno.test("a stylist who does not do the service is never booked for it", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  const slots: Slots = {
    ...CUT_FRIDAY_AT_3,
    services: ["svc_color"],
    stylist: { kind: "one", id: "res_hayashi" },
  };
  const answer = await salon.say("Color on Friday at 3 with Hayashi", {
    intent: "book",
    slots,
  });
  assertStringIncludes(answer, "Hayashi (chair 3) does not do Hair color");
  assertStringIncludes(answer, "Aoki (chair 1) or Mori (chair 2)");
  assertEquals(salon.cards, []);
  const other: Slots = { stylist: { kind: "one", id: "res_mori" } };
  await salon.say("Mori then", { slots: other });
  assertEquals(salon.cards[0]?.args["stylistId"], "res_mori");
});

Deno.test("what was not understood is quoted, and yes goes on without it", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  const quote = "like a pineapple";
  const answer = await salon.say("Haircut Friday at 3 like a pineapple", {
    intent: "book",
    slots: CUT_FRIDAY_AT_3,
    problems: [{ reason: "unread", quote }],
  });
  assertStringIncludes(answer, "What did you mean by “like a pineapple”?");
  assertEquals(salon.cards, []);
  await salon.say("yes", { intent: "yes" });
  assertEquals(salon.cards.length, 1);
});

Deno.test("yes while a card waits points to the button, and the card is there again", async () => {
  const salon = new Salon({ waits: true });
  const slots = CUT_FRIDAY_AT_3;
  await salon.say("金曜の15時にカット", { intent: "book", slots });
  for (const text of ["はい", "お願いします"]) {
    const answer = await salon.say(text, { intent: "yes" });
    assertStringIncludes(answer, "「承認」ボタンを押してください");
    assertEquals(salon.cards.length, 1);
  }
  assertStringIncludes(await salon.decide("approve"), "ご予約が完了しました");
});

Deno.test("a correction while a card waits replaces the card", async () => {
  const salon = new Salon({ waits: true });
  const slots = CUT_FRIDAY_AT_3;
  await salon.say("金曜の15時にカット", { intent: "book", slots });
  const time = { kind: "at", minutes: 16 * 60 } as const;
  await salon.say("やっぱり16時で", { slots: { time }, isCorrection: true });
  assertEquals(salon.cards.map(({ args }) => args["start"]), [
    "2026-11-27T16:00:00+09:00",
  ]);
});

Deno.test("a question while a card waits is answered, and the card can be had again", async () => {
  const salon = new Salon({ waits: true });
  const slots = CUT_FRIDAY_AT_3;
  await salon.say("金曜の15時にカット", { intent: "book", slots });
  const answer = await salon.say("いくらですか", { intent: "price" });
  assertStringIncludes(answer, "￥5,500");
  assertStringIncludes(answer, "取り下げました");
  assertEquals(salon.cards, []);
  await salon.say("はい", { intent: "yes" });
  assertEquals(salon.cards.length, 1);
});

Deno.test("a rejected booking leaves nothing behind for the next one", async () => {
  const salon = new Salon({ waits: true });
  const slots = CUT_FRIDAY_AT_3;
  await salon.say("金曜の15時にカット", { intent: "book", slots });
  assertStringIncludes(await salon.decide("reject"), "何も行っていません");
  const answer = await salon.say("カラーを予約したい", {
    intent: "book",
    slots: { services: ["svc_color"] },
  });
  assertStringIncludes(answer, "ご希望の日時");
  assertEquals(salon.cards, []);
});

Deno.test("no leaves it, and nothing of it is left", async () => {
  const salon = new Salon({ waits: true });
  const slots = CUT_FRIDAY_AT_3;
  await salon.say("金曜の15時にカット", { intent: "book", slots });
  assertStringIncludes(await salon.say("いいえ", { intent: "no" }), "そのまま");
  assertStringIncludes(
    await salon.say("はい", { intent: "yes" }),
    "何を承りましょうか",
  );
  assertEquals(salon.cards, []);
});

Deno.test("several jobs of one message are several cards", async () => {
  const salon = new Salon({ waits: true, withOrders: true });
  await salon.say(
    "金曜の15時にカット、あとオイルを2本",
    { intent: "book", slots: CUT_FRIDAY_AT_3 },
    {
      intent: "order",
      slots: { items: [{ productId: "prd_oil", quantity: 2 }] },
    },
  );
  assertEquals(salon.cards.map(({ name }) => name), [
    "booking_create",
    "order_create",
  ]);
});

Deno.test("while one of two jobs needs an answer, the other one's card waits for it", async () => {
  const salon = new Salon({ waits: true, withOrders: true });
  const answer = await salon.say(
    "金曜の15時にカット、あとシャンプー",
    { intent: "book", slots: CUT_FRIDAY_AT_3 },
    {
      intent: "order",
      problems: [{
        reason: "ambiguous_name",
        quote: "シャンプー",
        slot: "item",
        ids: ["prd_moist", "prd_volume"],
      }],
    },
  );
  assertStringIncludes(answer, "どちらの商品");
  assertEquals(salon.cards, []);
  await salon.say("1番目", { slots: { choice: { kind: "nth", n: 1 } } });
  assertEquals(salon.cards.map(({ name }) => name).sort(), [
    "booking_create",
    "order_create",
  ]);
});

Deno.test("the second of the times shown is booked", async () => {
  const salon = new Salon({ waits: true });
  const slots = { services: ["svc_cut"], day: FRIDAY };
  await salon.say("金曜にカット", { intent: "book", slots });
  await salon.say("2番目", { slots: { choice: { kind: "nth", n: 2 } } });
  assertEquals(salon.cards[0]?.args["start"], "2026-11-27T11:00:00+09:00");
});

Deno.test("later is later than what was asked for", async () => {
  const salon = new Salon({ waits: true });
  const slots = CUT_FRIDAY_AT_3;
  await salon.say("金曜の15時にカット", { intent: "book", slots });
  const shift = { kind: "towards", direction: "later", unit: "time" } as const;
  assertStringIncludes(
    await salon.say("もっと遅く", { slots: { shift } }),
    "16:00、17:00、18:00",
  );
});

Deno.test("a deadline is a window, and the earliest in it is booked", async () => {
  const salon = new Salon({ waits: true });
  const slots: Slots = {
    services: ["svc_cut"],
    day: { kind: "window", from: "2026-11-26", to: "2026-11-28" },
    time: { kind: "earliest" },
  };
  await salon.say("木曜から土曜までで一番早く", { intent: "book", slots });
  assertEquals(salon.cards[0]?.args["start"], "2026-11-26T10:00:00+09:00");
});

Deno.test("two services at one time are offered one after the other", async () => {
  const salon = new Salon({ waits: true });
  const slots = { ...CUT_FRIDAY_AT_3, services: ["svc_cut", "svc_spa"] };
  const answer = await salon.say("カットとスパ", { intent: "book", slots });
  assertStringIncludes(answer, "続けて");
  assertEquals(salon.cards, []);
  await salon.say("はい", { intent: "yes" });
  assertEquals(salon.cards.map(({ args }) => args["start"]), [
    "2026-11-27T15:00:00+09:00",
    "2026-11-27T16:00:00+09:00",
  ]);
});

Deno.test("the same as last time is the service and stylist of then", async () => {
  const last = {
    id: "bkg_1",
    serviceId: "svc_spa",
    start: "2026-10-02T15:00:00+09:00",
    stylistId: "res_mori",
  };
  const salon = new Salon({ waits: true, bookings: [last] });
  const { services: _, ...when } = CUT_FRIDAY_AT_3;
  const slots = { ...when, sameAsLast: true } as const;
  await salon.say("前回と同じで金曜15時", { intent: "book", slots });
  assertEquals(salon.cards.map(({ args }) => args), [{
    serviceId: "svc_spa",
    start: "2026-11-27T15:00:00+09:00",
    stylistId: "res_mori",
  }]);
});

Deno.test("two people are said to be impossible, with what is possible", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  const answer = await salon.say("Haircut for two on Friday at 3", {
    intent: "book",
    slots: CUT_FRIDAY_AT_3,
    problems: [{ reason: "unsupported", quote: "for two", what: "party" }],
  });
  assertStringIncludes(answer, "one person at a time");
  assertStringIncludes(answer, "03-0000-0000");
  assertEquals(salon.cards, []);
});
