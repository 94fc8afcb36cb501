import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Slots } from "../reading/frame.ts";
import { Salon } from "../test_salon.ts";

const CUT_FRIDAY = {
  id: "bkg_1",
  serviceId: "svc_cut",
  start: "2026-11-27T15:00:00+09:00",
};
const SPA_SATURDAY = {
  id: "bkg_2",
  serviceId: "svc_spa",
  start: "2026-11-28T11:00:00+09:00",
};
const BOTH = [CUT_FRIDAY, SPA_SATURDAY];

/** What is asked for, in words and as frames, and the cards that it leads to. */
const CHANGES: [
  text: string,
  intent: "move" | "cancel_booking" | "cancel",
  slots: Slots,
  cards: Record<string, unknown>[],
][] = [
  [
    "push the cut back by 2 hours",
    "move",
    {
      which: { services: ["svc_cut"] },
      shift: { kind: "by", days: 0, minutes: 120 },
    },
    [{ bookingId: "bkg_1", start: "2026-11-27T17:00:00+09:00" }],
  ],
  [
    "the spa to the next day, same time",
    "move",
    {
      which: { services: ["svc_spa"] },
      shift: { kind: "by", days: 1, minutes: 0 },
    },
    [{ bookingId: "bkg_2", start: "2026-11-29T11:00:00+09:00" }],
  ],
  [
    "Friday's to Saturday at 10",
    "move",
    {
      which: { day: { kind: "on", date: "2026-11-27" } },
      day: { kind: "on", date: "2026-11-28" },
      time: { kind: "at", minutes: 600 },
    },
    [{ bookingId: "bkg_1", start: "2026-11-28T10:00:00+09:00" }],
  ],
  [
    "the cut to Mori",
    "move",
    {
      which: { services: ["svc_cut"] },
      stylist: { kind: "one", id: "res_mori" },
    },
    [{ bookingId: "bkg_1", stylistId: "res_mori" }],
  ],
  ["move my booking", "move", {}, []],
  ["cancel all", "cancel_booking", { which: { all: true } }, [
    { bookingId: "bkg_1" },
    { bookingId: "bkg_2" },
  ]],
  [
    "all but the spa",
    "cancel_booking",
    { which: { all: true, except: { services: ["svc_spa"] } } },
    [{ bookingId: "bkg_1" }],
  ],
  [
    "cut and spa",
    "cancel_booking",
    { which: { services: ["svc_cut", "svc_spa"] } },
    [{ bookingId: "bkg_1" }, { bookingId: "bkg_2" }],
  ],
  ["cancel", "cancel", {}, []],
  ["cancel the next one", "cancel", { which: { which: "next" } }, [
    { bookingId: "bkg_1" },
  ]],
];

for (const [text, intent, slots, cards] of CHANGES) {
  Deno.test(`of two bookings, "${text}" leads to ${cards.length} cards`, async () => {
    const salon = new Salon({ bookings: BOTH, waits: true });
    const answer = await salon.say(text, { intent, slots });
    assertEquals([text, salon.cards.map(({ args }) => args)], [text, cards]);
    if (cards.length === 0) {
      assertStringIncludes(answer, "Which booking do you mean?");
    }
  });
}

Deno.test("which booking is asked once, and the answer is enough", async () => {
  const salon = new Salon({ bookings: BOTH, waits: true });
  const time = { kind: "at", minutes: 600 } as const;
  assertStringIncludes(
    await salon.say("予約を10時に変更", { intent: "move", slots: { time } }),
    "どのご予約",
  );
  const day = { kind: "on", date: "2026-11-28" } as const;
  await salon.say("土曜の方", { slots: { day } });
  assertEquals(salon.cards.map(({ args }) => args), [{
    bookingId: "bkg_2",
    start: "2026-11-28T10:00:00+09:00",
  }]);
});

Deno.test("the second booking of the list is cancelled", async () => {
  const salon = new Salon({ bookings: BOTH, waits: true });
  await salon.say("予約を見せて", { intent: "my_bookings" });
  const choice = { kind: "nth", n: 2 } as const;
  await salon.say("2番目をキャンセル", { intent: "cancel", slots: { choice } });
  assertEquals(salon.cards.map(({ args }) => args), [{ bookingId: "bkg_2" }]);
});

Deno.test("it is the booking that was just made", async () => {
  const salon = new Salon({ bookings: [SPA_SATURDAY] });
  await salon.say("book", {
    intent: "book",
    slots: {
      services: ["svc_cut"],
      day: { kind: "on", date: "2026-11-27" },
      time: { kind: "at", minutes: 900 },
    },
  });
  await salon.say("cancel it", {
    intent: "cancel",
    slots: { which: { choice: { kind: "this" } } },
  });
  assertEquals(salon.writes.at(-1)?.args, { bookingId: "bkg_new_2" });
});

Deno.test("too late a change is told with the shop's number", async () => {
  const salon = new Salon({
    locale: "en",
    bookings: [CUT_FRIDAY],
    onWrite: () => ({
      ok: false,
      error: { code: "too_late_to_cancel", error: "Too late" },
    }),
  });
  assertStringIncludes(
    await salon.say("please cancel my booking now", {
      intent: "cancel_booking",
    }),
    "too late to change or cancel this here. Please call the shop at 03-0000-0000.",
  );
});

Deno.test("of two changes, one is refused, and the other is proposed again", async () => {
  let isFirst = true;
  const salon = new Salon({
    bookings: BOTH,
    onWrite: ({ args }) => {
      if (args["bookingId"] === "bkg_1") {
        const error = { code: "too_late_to_cancel", error: "Too late" };
        return { ok: false, error };
      }
      if (!isFirst) return undefined;
      isFirst = false;
      return { ok: false, error: { code: "not_proposed", error: "Beside" } };
    },
  });
  const answer = await salon.say("全部キャンセル", {
    intent: "cancel_booking",
    slots: { which: { all: true } },
  });
  assertEquals(salon.writes.map(({ args }) => args["bookingId"]), [
    "bkg_1",
    "bkg_2",
    "bkg_2",
  ]);
  assertStringIncludes(answer, "ヘッドスパのご予約をキャンセルしました");
  assertStringIncludes(answer, "ほか1件は受け付けられませんでした");
});
