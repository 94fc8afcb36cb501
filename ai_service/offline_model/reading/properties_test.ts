import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { fold } from "./fold.ts";
import type { Reading } from "./frame.ts";
import { readingText } from "./frame_text.ts";
import { lex } from "./lexer.ts";
import { namesOf } from "./names.ts";
import { read } from "./read.ts";
import { readCorpus } from "./test_corpus.ts";
import { CONTEXT } from "./test_salon_names.ts";

const [ja, en] = await Promise.all([readCorpus("ja"), readCorpus("en")]);
const rows = [...ja!, ...en!].filter(({ context }) =>
  Object.keys(context).length === 0
);
const words = [
  ...new Set(
    rows.flatMap(({ text }) => text.match(/[a-z']+|[^a-z']{1,3}/gi) ?? []),
  ),
];
const soup = fc.array(fc.constantFrom(...words), { maxLength: 25 })
  .map((some) => some.join(""));
const anything = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  soup,
);
const phrase = fc.constantFrom(...rows);
const localeOf = (text: string) =>
  /[ぁ-ん一-龠]/.test(text) ? "ja" as const : "en" as const;
const readIt = (text: string) =>
  read(text, { ...CONTEXT, locale: localeOf(text) });

Deno.test("tokens are disjoint and cover all but spaces", () => {
  fc.assert(fc.property(anything, (text) => {
    const folded = fold(text);
    let at = 0;
    for (const { start, end } of lex(folded, namesOf(CONTEXT).trie)) {
      assert(start >= at && end > start);
      assertEquals(folded.text.slice(at, start).trim(), "");
      at = end;
    }
    assertEquals(folded.text.slice(at).trim(), "");
  }));
});

Deno.test("any text is read without an error, into one frame at least", () => {
  fc.assert(fc.property(anything, (text) => {
    assert(readIt(text).frames.length > 0);
  }));
});

/** What could be written: nothing where something that counts is unread. */
function writes({ frames }: Reading): string {
  const clear = frames.filter(({ problems }) =>
    problems.every((problem) => problem.reason === "unread" && problem.weight)
  );
  return readingText({
    frames: clear as Reading["frames"],
    social: [],
    needs: [],
  });
}

Deno.test("greetings, politeness and faces around a phrase change nothing", () => {
  const before = {
    ja: ["すみません、", "こんにちは。", "えっと、"],
    en: ["hi, ", "Hello! ", "um, "],
  };
  const behind = {
    ja: ["。よろしくお願いします", "😊", "！！"],
    en: [" thanks!", " :)", "..."],
  };
  const places = fc.tuple(phrase, fc.nat(2), fc.nat(2))
    .filter(([{ frame }]) =>
      /^(?:book|move|order|cancel)/.test(frame) && !/note=|!/.test(frame)
    );
  fc.assert(
    fc.property(places, ([{ text }, first, last]) => {
      const locale = localeOf(text);
      const around = before[locale][first] + text + behind[locale][last];
      assertEquals(readingText(readIt(around)), readingText(readIt(text)));
    }),
    { numRuns: 300 },
  );
});

Deno.test("width and case change nothing", () => {
  const wide = (text: string) =>
    text.replaceAll(
      /[!-~]/g,
      (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0),
    );
  const forms = fc.constantFrom(wide, (text: string) => text.toUpperCase());
  fc.assert(
    fc.property(phrase, forms, ({ text, frame }, change) => {
      fc.pre(!/note=|query=|!/.test(frame));
      assertEquals(
        readingText(readIt(change(text))),
        readingText(readIt(text)),
      );
    }),
    { numRuns: 300 },
  );
});

Deno.test("katakana and hiragana are the same", () => {
  const hiragana = (text: string) =>
    text.replaceAll(
      /[ァ-ヶ]/g,
      (one) => String.fromCharCode(one.charCodeAt(0) - 0x60),
    );
  fc.assert(
    fc.property(fc.constantFrom(...ja!), ({ text, frame, context }) => {
      fc.pre(
        Object.keys(context).length === 0 && !/note=|query=|!/.test(frame),
      );
      assertEquals(writes(readIt(hiragana(text))), writes(readIt(text)));
    }),
    { numRuns: 300 },
  );
});

Deno.test('adding "not X" never yields X', () => {
  const days = [["木曜", "Thursday", 4], ["金曜", "Friday", 5], [
    "土曜",
    "Saturday",
    6,
  ]] as const;
  const cases = fc.tuple(phrase, fc.constantFrom(...days), fc.nat(1));
  fc.assert(
    fc.property(cases, ([{ text }, [jaDay, enDay, weekday], place]) => {
      const negated = localeOf(text) === "ja"
        ? [`${jaDay}以外で、${text}`, `${jaDay}は無理です。${text}`][place]!
        : [`Not ${enDay}. ${text}`, `${text}, but not on ${enDay}`][place]!;
      const said = localeOf(text) === "ja"
        ? text.includes(jaDay[0]!)
        : /day|mon|tue|wed|thu|fri|sat|sun/i.test(text);
      fc.pre(!said);
      const plainDays = daysOf(readIt(text));
      for (const day of daysOf(readIt(negated))) {
        const isNew = !plainDays.includes(day);
        assert(!isNew || new Date(day).getUTCDay() !== weekday, negated);
      }
    }),
    { numRuns: 500 },
  );
});

function daysOf({ frames }: Reading): string[] {
  return frames.flatMap(({ slots }) =>
    slots.day?.kind === "on" ? [slots.day.date] : []
  );
}
