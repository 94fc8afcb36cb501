import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Conversation } from "../conversation.ts";
import type { Frame, Read, Slots } from "../reading/frame.ts";
import { NOW, Salon } from "../test_salon.ts";
import { decide } from "./decide.ts";

const SATURDAY = { kind: "on", date: "2026-11-28" } as const;
const CUT_SATURDAY: Slots = { services: ["svc_cut"], day: SATURDAY };
const CUT_FRIDAY_AT_3: Slots = {
  services: ["svc_cut"],
  day: { kind: "on", date: "2026-11-27" },
  time: { kind: "at", minutes: 15 * 60 },
};
const OIL: Slots = { items: [{ productId: "prd_oil", quantity: 1 }] };
const OIL_2 = { productId: "prd_oil", quantity: 2 };

Deno.test("the earliest keeps to the hours that were said before", async () => {
  const salon = new Salon({ waits: true });
  const time = { kind: "window", from: 16 * 60 } as const;
  await salon.say("土曜の16時以降にカット", {
    intent: "book",
    slots: { ...CUT_SATURDAY, time },
  });
  await salon.say("一番早いので", { slots: { time: { kind: "earliest" } } });
  assertEquals(salon.cards[0]?.args["start"], "2026-11-28T16:00:00+09:00");
});

Deno.test("a rejected day is not used", async () => {
  const salon = new Salon({ waits: true });
  const slots = {
    ...CUT_SATURDAY,
    time: { kind: "at", minutes: 600 } as const,
  };
  await salon.say("土曜の10時にカット", { intent: "book", slots });
  const answer = await salon.say("土曜はやめて", {
    slots: { not: { days: [SATURDAY] } },
  });
  assertEquals(salon.cards, []);
  assertEquals(answer.includes("土"), false);
});

Deno.test("another booking replaces the one that a card was about", async () => {
  const bookings = [
    { id: "bkg_1", serviceId: "svc_cut", start: "2026-11-27T15:00:00+09:00" },
    { id: "bkg_2", serviceId: "svc_spa", start: "2026-11-28T11:00:00+09:00" },
  ];
  const salon = new Salon({ waits: true, bookings });
  const intent = "cancel_booking";
  await salon.say("土曜のをキャンセル", {
    intent,
    slots: { which: { day: SATURDAY } },
  });
  assertEquals(salon.cards[0]?.args, { bookingId: "bkg_2" });
  const which = { services: ["svc_cut"] };
  await salon.say("やっぱりカットの方", { intent, slots: { which } });
  assertEquals(salon.cards.map(({ args }) => args), [{ bookingId: "bkg_1" }]);
});

Deno.test("a further wish keeps the card that waits, another one replaces it", async () => {
  for (const isAddition of [true, undefined]) {
    const salon = new Salon({ waits: true, withOrders: true, locale: "en" });
    await salon.say("a cut on Friday at 3", {
      intent: "book",
      slots: CUT_FRIDAY_AT_3,
    });
    const answer = await salon.say("an oil, please", {
      intent: "order",
      slots: OIL,
      ...(isAddition && { isAddition }),
    });
    assertEquals(
      salon.cards.map(({ name }) => name),
      isAddition ? ["booking_create", "order_create"] : ["order_create"],
    );
    const wasReplaced = answer.includes("The card before was withdrawn");
    assertEquals(wasReplaced, !isAddition);
  }
});

Deno.test("a number that a booking has no use for is asked about", async () => {
  const salon = new Salon({ waits: true, locale: "en" });
  const answer = await salon.say("a cut on Friday at 3, 5", {
    intent: "book",
    slots: { ...CUT_FRIDAY_AT_3, number: 5 },
  });
  assertStringIncludes(answer, "What is the number “5” for?");
  assertEquals(salon.cards, []);
});

Deno.test("what is cheaper is shown, and takes the place of what is under way once chosen", async () => {
  const salon = new Salon({ waits: true, withOrders: true });
  const choice = { kind: "by", order: "cheaper" } as const;
  const items = [{ productId: "prd_oil", quantity: 2 }];
  await salon.say("オイルを2本", { intent: "order", slots: { items } });
  const products = await salon.say("もっと安いのは", { slots: { choice } });
  assertStringIncludes(products, "・モイストシャンプー　￥2,640");
  assertEquals(products.includes("オイル"), false);
  assertEquals(salon.cards, []);
  await salon.say("1番目", { slots: { choice: { kind: "nth", n: 1 } } });
  assertEquals(salon.cards[0]?.args["items"], [
    { productId: "prd_moist", quantity: 2 },
  ]);
  await salon.say("カットを金曜の15時に", {
    intent: "book",
    slots: CUT_FRIDAY_AT_3,
  });
  const services = await salon.say("もっと安いのは", { slots: { choice } });
  assertStringIncludes(services, "・前髪カット　15分　￥1,100");
  assertEquals(salon.cards, []);
});

Deno.test("a whole request takes nothing over from the one before", async () => {
  const salon = new Salon({ waits: true });
  const stylist = { kind: "one", id: "res_mori" } as const;
  await salon.say("カットを森さんで金曜の15時に", {
    intent: "book",
    slots: { ...CUT_FRIDAY_AT_3, stylist, note: "短め" },
  });
  await salon.say("カラーを土曜の11時に", {
    intent: "book",
    slots: {
      services: ["svc_color"],
      day: SATURDAY,
      time: { kind: "at", minutes: 660 },
    },
  });
  assertEquals(salon.cards.map(({ args }) => args), [{
    serviceId: "svc_color",
    start: "2026-11-28T11:00:00+09:00",
  }]);
});

Deno.test("an item that is not wanted any more is taken off the order", async () => {
  const salon = new Salon({ waits: true, withOrders: true });
  const items = [{ productId: "prd_moist", quantity: 1 }, OIL_2];
  await salon.say("モイストとオイル2本", { intent: "order", slots: { items } });
  await salon.say("オイルはやっぱりいらない", {
    intent: "none",
    slots: { not: { products: ["prd_oil"] } },
  });
  assertEquals(salon.cards[0]?.args["items"], [items[0]]);
});

Deno.test("a condition or a choice between two is never decided for the person", async () => {
  const problems: Frame["problems"] = [
    { reason: "condition", quote: "雨なら" },
    { reason: "either", quote: "3時か4時", slot: "time" },
    { reason: "two_values", quote: "3時、4時", slot: "time" },
    { reason: "two_intents", quote: "予約キャンセル", intents: [] },
    { reason: "no_such_time", quote: "25時" },
  ];
  for (const problem of problems) {
    const salon = new Salon({ waits: true });
    const answer = await salon.say("カットを金曜の15時に", {
      intent: "book",
      slots: CUT_FRIDAY_AT_3,
      problems: [problem],
    });
    assertStringIncludes(answer, problem.quote);
    assertEquals(salon.cards, []);
  }
});

Deno.test("turns whose results are no longer there do no harm", () => {
  const frames: Record<string, Partial<Frame>> = {
    services: { intent: "services" },
    second: { slots: { choice: { kind: "nth", n: 2 } } },
    thanks: { intent: "thanks" },
  };
  const read: Read = (text) => ({
    frames: [{ intent: "none", slots: {}, problems: [], ...frames[text] }],
    social: [],
    needs: [],
  });
  const past = (text: string) => ({ text, results: [], isAnswered: true });
  const conversation: Conversation = {
    now: NOW,
    timeZone: "Asia/Tokyo",
    locale: "en",
    customer: "Ken",
    tools: new Set(["booking_services"]),
    turns: [
      past("services"),
      past("second"),
      { ...past("thanks"), isAnswered: false },
    ],
  };
  const { text, calls } = decide(conversation, read);
  assertStringIncludes(text, "You're welcome");
  assertEquals(calls, []);
});

Deno.test("of two cards that wait, one is taken off", async () => {
  const salon = new Salon({ waits: true });
  const spa: Slots = {
    services: ["svc_spa"],
    day: SATURDAY,
    time: { kind: "at", minutes: 660 },
  };
  await salon.say(
    "カットとスパ",
    { intent: "book", slots: CUT_FRIDAY_AT_3 },
    { intent: "book", slots: spa },
  );
  assertEquals(salon.cards.length, 2);
  await salon.say("スパはやめて", {
    slots: { not: { services: ["svc_spa"] } },
  });
  assertEquals(salon.cards.map(({ args }) => args["serviceId"]), ["svc_cut"]);
});

Deno.test("a change that would lead to the same card again is asked about", async () => {
  const salon = new Salon({ waits: true, withOrders: true });
  await salon.say("オイルを1本", { intent: "order", slots: OIL });
  const answer = await salon.say("もう1本", { slots: { number: 1 } });
  assertStringIncludes(answer, "「もう1本」");
  assertEquals(salon.cards, []);
  const more = { slots: { number: 1 }, isAddition: true } as const;
  await salon.say("もう1本追加", more);
  assertEquals(salon.cards[0]?.args["items"], [OIL_2]);
});

Deno.test("the same time, of a service that is booked, moves that booking", async () => {
  const bookings = [
    { id: "bkg_1", serviceId: "svc_cut", start: "2026-11-27T15:00:00+09:00" },
  ];
  const salon = new Salon({ waits: true, bookings });
  await salon.say("カットの予約を土曜にしたい", {
    intent: "book",
    slots: CUT_SATURDAY,
  });
  await salon.say("時間は同じで", { slots: { time: { kind: "same" } } });
  assertEquals(salon.cards.map(({ args }) => args), [{
    bookingId: "bkg_1",
    start: "2026-11-28T15:00:00+09:00",
  }]);
});
