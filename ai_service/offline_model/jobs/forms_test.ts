import { assertEquals, assertStringIncludes } from "@std/assert";
import { Salon } from "../test_salon.ts";

const FORM = { formId: "frm_feedback" };

Deno.test("a form is filled field by field, corrected, shown and handed in", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  assertStringIncludes(
    await salon.say("I'd like to fill in the feedback form", {
      intent: "form_fill",
      slots: FORM,
    }),
    "Date of your visit",
  );
  const visited = { fieldId: "visited_on", value: "2026-11-20" };
  const happy = { fieldId: "satisfaction", value: "5" };
  assertStringIncludes(
    await salon.say("last Friday", { slots: { answers: [visited] } }),
    "How happy are you (one of: Happy, Unhappy)",
  );
  assertStringIncludes(
    await salon.say("happy, but don't send it yet", {
      intent: "form_fill",
      slots: { answers: [happy], isDraft: true },
    }),
    'Comments (optional; say "skip"',
  );
  const skipped = { fieldId: "comment", value: null };
  await salon.say("skip", { slots: { answers: [skipped] } });
  const summary = await salon.say("yes", { intent: "yes" });
  assertStringIncludes(summary, "- How happy are you: Happy");
  assertStringIncludes(summary, "- Comments: (not answered)");
  assertStringIncludes(summary, "- May we contact you?: Yes");
  assertStringIncludes(summary, "Shall I hand it in?");
  assertEquals(salon.cards, []);
  const unhappy = { fieldId: "satisfaction", value: "1" };
  await salon.say("change happy to unhappy", {
    intent: "form_fill",
    slots: { answers: [unhappy] },
  });
  assertStringIncludes(
    await salon.say("what did I fill in?", { intent: "form_show" }),
    "- How happy are you: Unhappy",
  );
  await salon.say("hand it in", { intent: "form_submit" });
  assertEquals(salon.cards[0]?.args, {
    formId: "frm_feedback",
    version: 2,
    answers: {
      visited_on: "2026-11-20",
      may_contact: true,
      satisfaction: "1",
    },
  });
  assertStringIncludes(
    await salon.decide("approve"),
    "“How was your visit?” is handed in",
  );
});

Deno.test("the card is shown as soon as all that is needed was told", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  const visited = { fieldId: "visited_on", value: "2026-11-20" };
  const happy = { fieldId: "satisfaction", value: "5" };
  const text = await salon.say("Feedback: last Friday, happy", {
    intent: "form_fill",
    slots: { ...FORM, answers: [visited, happy] },
  });
  assertStringIncludes(text, "answer these as well:\n- Comments");
  assertEquals(salon.cards.map(({ args }) => args["answers"]), [
    { visited_on: "2026-11-20", satisfaction: "5" },
  ]);
  await salon.say("no, unhappy", {
    intent: "form_fill",
    slots: { answers: [{ ...happy, value: "1" }] },
  });
  assertEquals(salon.cards.map(({ args }) => args["answers"]), [
    { visited_on: "2026-11-20", satisfaction: "1" },
  ]);
});

Deno.test("a form is not handed in while a needed answer is missing", async () => {
  const salon = new Salon({ waits: true });
  await salon.say("アンケートに答えたい", { intent: "form_fill", slots: FORM });
  const answer = await salon.say("提出して", { intent: "form_submit" });
  assertStringIncludes(answer, "提出には次のお答えが必要です");
  assertStringIncludes(answer, "・来店日\n・満足度");
  assertEquals(salon.cards, []);
});

Deno.test("which form is asked where there are several", async () => {
  const salon = new Salon({ waits: true });
  assertStringIncludes(
    await salon.say("フォームを書きたい", { intent: "form_fill" }),
    "どのフォーム",
  );
  assertStringIncludes(
    await salon.say("2番目", { slots: { choice: { kind: "nth", n: 2 } } }),
    "お名前",
  );
});

Deno.test("an answer that does not fit is asked for again", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  const text = "I'd like to fill in the feedback form";
  await salon.say(text, { intent: "form_fill", slots: FORM });
  const answer = await salon.say("blue", {
    problems: [{ reason: "bad_answer", quote: "blue", fieldId: "visited_on" }],
  });
  assertStringIncludes(answer, "does not fit");
  assertStringIncludes(answer, "Date of your visit (such as 1 May 1990)");
});

Deno.test("a side question does not lose the form", async () => {
  const salon = new Salon({ waits: true });
  await salon.say("アンケートに答えたい", { intent: "form_fill", slots: FORM });
  const visited = { fieldId: "visited_on", value: "2026-11-20" };
  await salon.say("先週の金曜", { slots: { answers: [visited] } });
  await salon.say("営業時間は？", {
    intent: "info",
    slots: { topics: ["hours"] },
  });
  const happy = { fieldId: "satisfaction", value: "5" };
  const answer = await salon.say("満足", { slots: { answers: [happy] } });
  assertStringIncludes(answer, "ご意見");
});

Deno.test("an answer that did not fit is not left out silently", async () => {
  const salon = new Salon({ locale: "en", waits: true });
  const text = "I'd like to fill in the feedback form";
  await salon.say(text, { intent: "form_fill", slots: FORM });
  const answers = [
    { fieldId: "visited_on", value: "2026-11-20" },
    { fieldId: "satisfaction", value: "5" },
  ];
  await salon.say("last Friday, happy", { slots: { answers } });
  await salon.say("you may, perhaps", {
    problems: [{
      reason: "bad_answer",
      quote: "you may, perhaps",
      fieldId: "may_contact",
    }],
  });
  const answer = await salon.say("send it", { intent: "form_submit" });
  assertStringIncludes(answer, "“you may, perhaps” is not among your answers");
  assertEquals(salon.cards, []);
  await salon.say("yes", { intent: "yes" });
  assertEquals(salon.cards.map(({ name }) => name), ["form_submit"]);
});
