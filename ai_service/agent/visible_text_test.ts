import { assertEquals } from "@std/assert";
import { VisibleText } from "./visible_text.ts";

/** What is seen of an answer that comes in pieces of this length. */
function seen(answer: string, length: number): string {
  let text = "";
  const visible = new VisibleText(() => text = "");
  for (let at = 0; at < answer.length; at += length) {
    const piece = visible.add(answer.slice(at, at + length));
    text += piece;
  }
  return text + visible.end();
}

const ANSWERS: [answer: string, seen: string][] = [
  ["Hello", "Hello"],
  ["<think>a</think>Hello", "Hello"],
  ["<think>a < b </ c</think>\n\nHello", "Hello"],
  ["One <think>a</think>two <THINKING>b</thinking>three", "One two three"],
  ["<seed:think>a</seed:think>Hello", "Hello"],
  ["a thought</think>\nHello", "Hello"],
  ["<think>for ever", ""],
  ["Hello <think>for ever", "Hello "],
  ["1 < 2, <b>bold</b> and <thin air>", "1 < 2, <b>bold</b> and <thin air>"],
  ["the end <", "the end <"],
  [" \n ", ""],
  ["\n Hello\n", "Hello\n"],
];

for (const [answer, text] of ANSWERS) {
  Deno.test(`of ${JSON.stringify(answer)} is seen ${JSON.stringify(text)}, however it is cut`, () => {
    for (const length of [1, 2, 3, 5, 7, 100]) {
      assertEquals(seen(answer, length), text, `pieces of ${length}`);
    }
  });
}
