import { assertEquals, assertStringIncludes } from "@std/assert";
import { Salon } from "../test_salon.ts";

const CUT = {
  id: "bkg_1",
  serviceId: "svc_cut",
  start: "2026-12-04T10:00:00+09:00",
};
const SPA = {
  id: "bkg_2",
  serviceId: "svc_spa",
  start: "2026-12-09T11:00:00+09:00",
};

function localeOf(text: string) {
  return /[a-z]{3}/.test(text) ? "en" : "ja";
}

/** The changes that are proposed behind what is said. */
async function changesBehind(texts: readonly string[], bookings = [CUT]) {
  const locale = localeOf(texts[0]!);
  const salon = new Salon({ waits: true, bookings, locale });
  let answer = "";
  for (const text of texts) answer = await salon.say(text);
  const cards = salon.cards.map(({ name, args }) => ({ name, ...args }));
  return { answer, cards };
}

const update = (change: Record<string, string>) => ({
  name: "booking_update",
  ...change,
});

Deno.test("the next day is that of the booking, with its weekday, too", async () => {
  const start = "2026-12-05T10:00:00+09:00";
  for (
    const text of [
      "キャンセルじゃなくて翌日の土曜にずらしたいだけなんです 10時のままで",
      "予約を次の日の土曜に変更したい",
      "move my haircut to the next day, saturday, same time",
      "i just want to move it to the day after, saturday, still at 10",
    ]
  ) {
    const { cards } = await changesBehind([text]);
    assertEquals([text, cards], [text, [
      update({ bookingId: "bkg_1", start }),
    ]]);
  }
});

Deno.test("a next day with the weekday of another one is asked about", async () => {
  for (
    const [text, said] of [
      ["翌日の日曜に変更して", "その日は12月5日(土)です"],
      [
        "move my haircut to the next day, sunday",
        "that day is Saturday, December 5",
      ],
    ] as const
  ) {
    const { answer, cards } = await changesBehind([text]);
    assertEquals([text, cards], [text, []]);
    assertStringIncludes(answer, said);
  }
});

Deno.test("another day, time or service, with no job under way, is of the booking", async () => {
  for (
    const [text, change] of [
      [
        "can we do wednesday instead, same time?",
        { start: "2026-11-25T10:00:00+09:00" },
      ],
      [
        "代わりに水曜にできますか、同じ時間で",
        { start: "2026-11-25T10:00:00+09:00" },
      ],
      [
        "half an hour later works better for me, is that ok",
        { start: "2026-12-04T10:30:00+09:00" },
      ],
      [
        "30分遅い方が助かるんですけど大丈夫ですか",
        { start: "2026-12-04T10:30:00+09:00" },
      ],
      ["dont cancel, just change it to a head spa", { serviceId: "svc_spa" }],
      [
        "キャンセルじゃなくてヘッドスパに変えてください",
        { serviceId: "svc_spa" },
      ],
    ] as const
  ) {
    const { cards } = await changesBehind([text]);
    const expected = [update({ bookingId: "bkg_1", ...change })];
    assertEquals([text, cards], [text, expected]);
  }
});

Deno.test("the answer which booking is meant may say the new time as well", async () => {
  const start = "2026-12-09T15:00:00+09:00";
  for (
    const [wish, answer] of [
      ["予約の時間を変えたい", "水曜の方を15時に"],
      ["予約の時間を変えたい", "ヘッドスパの方を15時に"],
      ["i want to change my booking", "the wednesday one to 3pm"],
    ] as const
  ) {
    const { cards } = await changesBehind([wish, answer], [CUT, SPA]);
    assertEquals([answer, cards], [
      answer,
      [update({ bookingId: "bkg_2", start })],
    ]);
  }
});

Deno.test("the answer which booking is meant is no time", async () => {
  const { answer, cards } = await changesBehind(
    ["i want to change my booking", "the wednesday one"],
    [CUT, SPA],
  );
  assertEquals(cards, []);
  assertStringIncludes(answer, "Wednesday, December 9 at 11:00 AM");
  assertStringIncludes(answer, "When shall I move it to?");
});

Deno.test("a visit that is named and given up is cancelled, and no other", async () => {
  for (
    const text of [
      "スパのほう やっぱりやめます",
      "the spa, i'm not going after all",
    ]
  ) {
    const { cards } = await changesBehind([text], [CUT, SPA]);
    const expected = [{ name: "booking_delete", bookingId: "bkg_2" }];
    assertEquals([text, cards], [text, expected]);
  }
});

Deno.test("a service that is given up for another one cancels nothing", async () => {
  const { cards } = await changesBehind(
    ["スパやめてカラーにして"],
    [CUT, SPA],
  );
  assertEquals(cards, []);
});
