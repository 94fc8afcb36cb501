import { assertEquals, assertStringIncludes } from "@std/assert";
import type { InfoTopic } from "../reading/frame.ts";
import type { JobSlots } from "../job.ts";
import { Salon } from "../test_salon.ts";

const TOLD: [topic: InfoTopic, ja: string, en: string][] = [
  ["hours", "火曜日 休み", "Tuesday: closed"],
  ["closed_days", "年末年始", "New Year"],
  ["place", "まどか町1-2-3", "1-2-3 Madoka-cho"],
  ["access", "まどか駅から5分", "Five minutes"],
  ["parking", "1台分", "one space"],
  ["phone", "03-0000-0000", "03-0000-0000"],
  ["email", "hello@madoka.example", "hello@madoka.example"],
  ["payment", "店でお支払い", "pay at the salon"],
  ["policy", "カラー　開始の1日前まで", "Hair color: 1 day before the start"],
  ["name", "ヘアサロン まどか", "Hair Salon Madoka"],
];

for (const [topic, ja, en] of TOLD) {
  Deno.test(`${topic} is what the business says of itself`, async () => {
    for (const [locale, expected] of [["ja", ja], ["en", en]] as const) {
      const salon = new Salon({ locale });
      const slots = { topics: [topic] };
      const answer = await salon.say("?", { intent: "info", slots });
      assertStringIncludes(answer, expected);
    }
  });
}

Deno.test("the hours of a day are those of its weekday, or its closure", async () => {
  const salon = new Salon({ locale: "en" });
  const on = (date: string) =>
    salon.say(`hours on ${date}`, {
      intent: "info",
      slots: { topics: ["hours"], day: { kind: "on", date } },
    });
  assertStringIncludes(
    await on("2026-11-24"),
    "closed on Tuesday, November 24",
  );
  assertStringIncludes(await on("2026-11-25"), "open 10:00–19:00");
  assertStringIncludes(await on("2027-01-02"), "(New Year)");
});

Deno.test("a reason in one text for both languages is told as the shop's own words", async () => {
  const text = "社員旅行";
  const closures = [{
    from: "2026-12-10T00:00:00+09:00",
    to: "2026-12-11T00:00:00+09:00",
    reason: { ja: text, en: text },
  }];
  const QUOTED = {
    ja: `お店からの案内：「${text}」`,
    en: `The shop's own words: “${text}”`,
  };
  const TOLD = {
    ja: `はお休みです。${QUOTED.ja}`,
    en: `December 10. ${QUOTED.en}`,
  };
  for (const locale of ["ja", "en"] as const) {
    const salon = new Salon({ locale, business: { closures } });
    const day = { kind: "on" as const, date: "2026-12-10" };
    const told = (topic: InfoTopic, slots: Partial<JobSlots> = {}) =>
      salon.say("?", { intent: "info", slots: { topics: [topic], ...slots } });
    const ofDay = await told("hours", { day });
    assertStringIncludes(ofDay, TOLD[locale]);
    const listed = await told("closed_days");
    assertStringIncludes(listed, QUOTED[locale]);
  }
});

Deno.test("what cannot be done is said, with whom to ask", async () => {
  for (const intent of ["refund", "person", "discount"] as const) {
    const salon = new Salon({ locale: "en" });
    const answer = await salon.say("?", { intent });
    assertStringIncludes(answer, "I'm sorry, I cannot");
    assertStringIncludes(answer, "03-0000-0000");
    assertEquals(salon.writes, []);
  }
});

Deno.test("the language that is asked for is kept", async () => {
  const salon = new Salon();
  assertStringIncludes(
    await salon.say("英語でお願いします", {
      intent: "language",
      language: "en",
    }),
    "in English",
  );
  assertStringIncludes(
    await salon.say("料金を教えてください", { intent: "price" }),
    "Haircut, 60 minutes, ¥5,500",
  );
});

Deno.test("one word does not switch the language", async () => {
  const salon = new Salon();
  await salon.say("営業時間を教えてください", { intent: "thanks" });
  assertStringIncludes(
    await salon.say("OK thanks", { intent: "thanks" }),
    "どう",
  );
  assertStringIncludes(await salon.say("Cancel", { intent: "thanks" }), "どう");
  assertStringIncludes(
    await salon.say("Thank you very much", { intent: "thanks" }),
    "You're welcome",
  );
});
