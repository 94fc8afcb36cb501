import { assertEquals } from "@std/assert";
import { type Conversation } from "../conversation.ts";
import { Context } from "../context.ts";
import type { Frame, Intent } from "../reading/frame.ts";
import { NOW, Salon } from "../test_salon.ts";
import { ownFrames } from "./own_frames.ts";

Deno.test("a question about what the person has is not one about the shop", () => {
  for (
    const [text, asked] of [
      ["Did the color go through and what date is it", "my_bookings"],
      ["the 12th, what was that for?", "my_bookings"],
      ["who is doing my perm?", "my_bookings"],
      ["土曜日は何時に行けばよいのでしょう", "my_bookings"],
      ["予約の内容を教えてください", "my_bookings"],
      ["I forgot what I ordered", "my_orders"],
      ["何を注文したか忘れました", "my_orders"],
    ] as const
  ) {
    assertEquals(intentsOf(text, frame("open_times")), [asked], text);
  }
});

Deno.test("a question about the shop stays one", () => {
  for (
    const text of ["what time is the haircut open?", "パーマはいくらですか"]
  ) {
    assertEquals(intentsOf(text, frame("price")), ["price"], text);
  }
});

Deno.test("a wish that stands beside such words is not lost", () => {
  const text = "cancel the perm, and who is doing my haircut?";
  const frames = [frame("cancel_booking"), frame("stylists")];
  const intents = intentsOf(text, ...frames);
  assertEquals(intents, ["cancel_booking", "stylists"]);
});

function frame(intent: Intent): Frame {
  return { intent, slots: {}, problems: [] };
}

function intentsOf(text: string, ...frames: Frame[]): Intent[] {
  const turn = { text, results: [], isAnswered: false };
  const conversation: Conversation = {
    now: NOW,
    timeZone: "Asia/Tokyo",
    locale: "en",
    customer: "Ken",
    tools: new Set(),
    turns: [turn],
  };
  const context = new Context(conversation, {
    turn,
    earlier: [],
    state: {},
    locale: "en",
  });
  return ownFrames(context, frames).map(({ intent }) => intent);
}

Deno.test("whoever does it is no question after the stylists, and both visits are proposed", async () => {
  for (
    const text of [
      "a cut on nov 27 at 10 and a head spa on nov 28 at 11, dont mind who does it",
      "a cut on nov 27 at 10 and a head spa on nov 28 at 11, anyone is fine",
      "27日10時にカットと28日11時にヘッドスパ、誰がやってもいいです",
    ]
  ) {
    const salon = new Salon({ waits: true });
    await salon.say(text);
    assertEquals([text, salon.cards.map(({ args }) => args)], [text, [
      { serviceId: "svc_cut", start: "2026-11-27T10:00:00+09:00" },
      { serviceId: "svc_spa", start: "2026-11-28T11:00:00+09:00" },
    ]]);
  }
});
