import { assertEquals } from "@std/assert";
import {
  kindOf,
  KINDS,
  moved,
  newOption,
  newQuestion,
  withKind,
  withoutBroken,
} from "./content.ts";

Deno.test("a question keeps its words whatever kind of answer is chosen", () => {
  const question = {
    ...newQuestion("single", "q1"),
    label: { ja: "問い", en: "Question" },
    help: { ja: "補足", en: "Help" },
  };
  for (const kind of KINDS) {
    const changed = withKind(question, kind);
    assertEquals(kindOf(changed), kind);
    assertEquals([changed.id, changed.label, changed.help], [
      "q1",
      question.label,
      question.help,
    ]);
  }
});

Deno.test("a condition goes with its question, its option, and its place", () => {
  const first = newQuestion("yes_no", "first");
  const how = {
    ...newQuestion("text", "how"),
    showIf: { field: "first", is: true },
  };
  assertEquals(withoutBroken([first, how]), [first, how]);
  const { showIf: _, ...always } = how;
  assertEquals(withoutBroken([how, first]), [always, first]);
  assertEquals(withoutBroken([how]), [always]);
  const text = newQuestion("text", "first");
  assertEquals(withoutBroken([text, how]), [text, always]);
});

Deno.test("a new option has a value of its own, also where one was removed", () => {
  const options = [{ value: "option_2" }];
  assertEquals(newOption(options).value, "option_3");
});

Deno.test("a question is moved by a place, and never past the ends", () => {
  assertEquals(moved(["a", "b"], 1, -1), ["b", "a"]);
  assertEquals(moved(["a", "b"], 1, 1), ["a", "b"]);
});
