import { assert, assertEquals } from "@std/assert";
import type { Reaction } from "./ask_offline.ts";
import { drawPhrases } from "./draw_phrases.ts";
import { printFigures } from "./figures.ts";
import { judgePhrase } from "./judge_phrase.ts";
import type { Phrase } from "./phrase.ts";
import { examineAll, FIXED_COUNT, FIXED_SEED } from "./phrases.ts";
import { examplesOf } from "./report.ts";
import { drawTalks } from "./talks.ts";

/** The first phrases of the fixed seed; `deno task proof:phrases` takes all. */
const COUNT = Number(Deno.env.get("PHRASES") ?? 4_000);

Deno.test(`the offline model proposes nothing but what was said, in ${COUNT} composed phrases, the same ones mutated, fresh ones and talks`, async () => {
  const fresh = crypto.getRandomValues(new Uint32Array(1))[0]!;
  console.log(
    `the first ${COUNT} of ${FIXED_COUNT} phrases of seed ${FIXED_SEED}; fresh seed ${fresh}`,
  );
  const examinations = await examineAll({
    seed: FIXED_SEED,
    count: COUNT,
    fresh,
  });
  const isGood = printFigures(examinations);
  const wrong = Object.values(examinations).flatMap((each) =>
    examplesOf(each, 1).filter((miss) => miss.startsWith("wrong"))
  );
  assert(isGood, wrong.slice(0, 10).join("\n"));
});

/** Does everything that was wished for, as a perfect model would. */
function perfect({ wish }: Phrase): Reaction {
  const cards = wish.cards.map(({ tool, args }) => ({
    tool,
    args: Object.fromEntries(
      Object.entries(args).map(([name, value]) => [name, plain(value)]),
    ),
  }));
  return { cards, reads: [...wish.reads ?? []], text: "?" };
}

function plain(value: Phrase["wish"]["cards"][number]["args"][string]) {
  if (typeof value !== "object") return value;
  if ("from" in value) return value.from;
  return Object.entries(value.items).map(([productId, quantity]) => ({
    productId,
    quantity,
  }));
}

Deno.test("a perfect model is right, a silent one is not, and another card is wrong", () => {
  const verdicts = [];
  for (const phrase of [...drawPhrases(1, 400), ...drawTalks(1, 100)]) {
    const reaction = perfect(phrase);
    assertEquals(judgePhrase(phrase, reaction), "right", phrase.text);
    const silent = { cards: [], reads: [], text: "" };
    verdicts.push(judgePhrase(phrase, silent));
    const args = { bookingId: "bkg_of_somebody" };
    const cards = [...reaction.cards, { tool: "booking_delete", args }];
    assertEquals(judgePhrase(phrase, { ...reaction, cards }), "wrong");
  }
  assert(!verdicts.includes("right"));
});

Deno.test("a seed draws the same phrases each time, half of them with a trap", () => {
  const phrases = [...drawPhrases(3, 1_000)];
  assertEquals(phrases, [...drawPhrases(3, 1_000)]);
  const trapped = phrases.filter(({ trap }) => trap !== "plain").length;
  assert(trapped > 430 && trapped < 570, `${trapped} of 1,000`);
});
