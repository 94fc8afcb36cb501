import { assert, assertEquals } from "@std/assert";
import type { Locale } from "../../../shared/ui/locale.ts";
import { readingText } from "./frame_text.ts";
import { read } from "./read.ts";
import { readCorpus } from "./test_corpus.ts";
import { CONTEXT } from "./test_salon_names.ts";

const LOCALES: readonly Locale[] = ["ja", "en"];

for (const locale of LOCALES) {
  for (const { text, frame, context } of await readCorpus(locale)) {
    Deno.test(`"${text}" is read as ${frame}`, () => {
      const reading = read(text, { ...CONTEXT, locale, ...context });
      assertEquals(readingText(reading), frame);
    });
  }
}

Deno.test("phrases that mean the same have the same frame in both languages", async () => {
  const [ja, en] = await Promise.all(LOCALES.map(readCorpus));
  const english = new Map(en!.map((row) => [row.pair, row]));
  const pairs = ja!.filter(({ pair }) => pair);
  assert(pairs.length > 30, `${pairs.length} pairs`);
  for (const { pair, frame } of pairs) {
    assertEquals(plain(english.get(pair)?.frame ?? ""), plain(frame), pair);
  }
});

/** Problems quote the words, which differ between languages. */
function plain(frame: string): string {
  return frame.replaceAll(/\(.*?\)/g, "");
}
