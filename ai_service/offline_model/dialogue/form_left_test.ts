import { assertEquals, assertStringIncludes } from "@std/assert";
import { Salon } from "../test_salon.ts";

const CUT_FRIDAY = {
  serviceId: "svc_cut",
  start: "2026-11-27T15:00:00+09:00",
};

Deno.test("a whole wish in place of a form's date is done, and the form is said to be closed", async () => {
  for (
    const [form, wish, closed] of [
      [
        "アンケートに答えたい",
        "カットを金曜15時に予約して",
        "フォームは、送信せずに閉じました",
      ],
      [
        "i want to fill in the feedback form",
        "book a haircut on friday at 3pm",
        "it was not sent",
      ],
    ] as const
  ) {
    const locale = /[a-z]{3}/.test(form) ? "en" : "ja";
    const salon = new Salon({ waits: true, locale });
    await salon.say(form);
    const answer = await salon.say(wish);
    assertEquals([wish, salon.cards.map(({ args }) => args)], [
      wish,
      [CUT_FRIDAY],
    ]);
    assertStringIncludes(answer, closed);
  }
});

Deno.test("what is neither a date nor a wish is asked for again", async () => {
  const salon = new Salon({ waits: true });
  await salon.say("アンケートに答えたい");
  const answer = await salon.say("カットの日だったと思う");
  assertStringIncludes(answer, "来店日");
  assertEquals(salon.cards, []);
});
