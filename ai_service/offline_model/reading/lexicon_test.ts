import { assertEquals } from "@std/assert";
import { entriesOf, LEXICON_EN, LEXICON_JA } from "./lexicon.ts";
import type { Rows } from "./rows.ts";

function kindsOf(lexicon: readonly Rows[]): string[] {
  return [...new Set(lexicon.flatMap((rows) => Object.keys(rows)))].sort();
}

Deno.test("both languages have words of the same kinds", () => {
  assertEquals(kindsOf(LEXICON_JA), kindsOf(LEXICON_EN));
});

Deno.test("no way to write something has two meanings", () => {
  const meanings = new Map<string, string>();
  const clashes: string[] = [];
  for (
    const [word, { kind, value }] of entriesOf([...LEXICON_JA, ...LEXICON_EN])
  ) {
    const meaning = `${kind}:${value}`;
    const before = meanings.get(word) ?? meaning;
    if (before !== meaning) clashes.push(`${word}: ${before}, ${meaning}`);
    meanings.set(word, before);
  }
  assertEquals(clashes, []);
});

Deno.test("no row is empty", () => {
  const empty = entriesOf([...LEXICON_JA, ...LEXICON_EN])
    .filter(([word]) => word === "");
  assertEquals(empty, []);
});
