import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { marked, type Token } from "marked";
import { markdownLine, markdownText } from "./markdown_text.ts";

/** Types of the tokens that a renderer finds, other than plain text. */
function markupIn(markdown: string): string[] {
  const found: string[] = [];
  marked.walkTokens(
    marked.lexer(markdown, { gfm: true }),
    ({ type }: Token) => {
      if (!PLAIN.has(type)) found.push(type);
    },
  );
  return found;
}

const PLAIN = new Set(["paragraph", "text", "escape", "space", "br"]);

/** The text that a reader sees. */
function shownBy(markdown: string): string {
  const words: string[] = [];
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token: Token) => {
    if (token.type === "escape") words.push(token.text);
    if (token.type === "br") words.push("\n");
    if (token.type === "text" && !("tokens" in token && token.tokens)) {
      words.push(token.text);
    }
  });
  return words.join("");
}

const ATTACKS = [
  "# heading",
  "title\n===",
  "title\n---",
  "- one\n- two",
  "1. one",
  "12) twelve",
  "+ plus",
  "> quote",
  "    code",
  "\tcode",
  "```js\nalert(1)\n```",
  "~~~\ncode",
  "`code`",
  "**bold** __bold__ *it* _it_ ~~gone~~",
  "[link](javascript:alert(1))",
  "![image](https://example.com/x.png)",
  "[link]: https://example.com",
  "https://example.com/?a=1",
  "HTTP://EXAMPLE.COM and www.example.com",
  "mail hanako@example.com",
  "<b>bold</b> <!-- comment --> <https://example.com>",
  "<script>alert(1)</script>",
  "&copy; &lt;b&gt;",
  "| a | b |\n| - | - |\n| 1 | 2 |",
  "a\n:-:",
  "[^1] and [ ] task",
  "- [x] done",
  "* * *",
  "text\\\n# next",
  "line\u2028# next",
  "a  \n  # b",
];

Deno.test("nobody's text becomes markup", async (t) => {
  for (const attack of ATTACKS) {
    await t.step(JSON.stringify(attack), () => {
      assertEquals(markupIn(markdownText(attack)), []);
      assertEquals(markupIn(markdownLine(attack)), []);
    });
  }
  await t.step("any text", () => {
    const pieces = fc.constantFrom(
      ...ATTACKS,
      ..."#-+=>*_`~[]()!<&|:.1 \n\t\\$@a予",
      "http://",
      "www.",
    );
    const texts = fc.array(pieces, { maxLength: 12 }).map((all) =>
      all.join("")
    );
    fc.assert(
      fc.property(texts, (text) => {
        assertEquals(markupIn(markdownText(text)), []);
      }),
      { numRuns: 3000 },
    );
  });
});

Deno.test("a reader sees what was written", () => {
  const said = "*金曜* の 3:00 PM に [カット] & <カラー>、a@b.example へ。";
  assertEquals(shownBy(markdownText(said)), said);
  assertEquals(shownBy(markdownText("one\ntwo")), "one\ntwo");
  assertEquals(shownBy(markdownLine("one\n\ntwo")), "one two");
});
