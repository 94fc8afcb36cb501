import { assertEquals } from "@std/assert";
import { read } from "./read.ts";
import { CONTEXT } from "./test_salon_names.ts";

/** The unread text of a message, with what is done about it. */
function unreadIn(text: string): Record<string, string> {
  const { problems } = read(text, CONTEXT).frames[0];
  return Object.fromEntries(
    problems.flatMap((problem) =>
      problem.reason === "unread"
        ? [[problem.quote, problem.weight ?? "ask"]]
        : []
    ),
  );
}

Deno.test("a common adverb is left out without a word", () => {
  assertEquals(unreadIn("book a haircut on friday at 3pm beforehand"), {
    beforehand: "silent",
  });
  assertEquals(unreadIn("金曜15時にカット、ぎりぎりです"), {
    "ぎりぎり": "silent",
  });
});

Deno.test("a common word that says more is left out and said to be", () => {
  assertEquals(unreadIn("haircut friday 3pm, something gentle please"), {
    gentle: "told",
  });
});

Deno.test("a common word is asked about where a thing or person stands", () => {
  assertEquals(unreadIn("haircut friday 3pm with a coworker"), {
    coworker: "ask",
  });
  assertEquals(unreadIn("haircut and a photo on friday at 3pm"), {
    photo: "ask",
  });
});

Deno.test("a word that is not known is asked about", () => {
  assertEquals(unreadIn("haircut friday 3pm zorbling"), { zorbling: "ask" });
  assertEquals(unreadIn("金曜15時にカット、佐藤で"), { "佐藤": "ask" });
});
