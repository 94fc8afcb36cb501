import { assertEquals, assertThrows } from "@std/assert";
import { chooseSeed, type SeedQuestion } from "./seed_choice.ts";
import { StartError } from "./start_error.ts";

const OWN = "postgres://me:hunter2@db.example.com/shop";

/** What is chosen, and what was asked. */
function choose(question: Partial<SeedQuestion>, answer = false) {
  const asked: string[] = [];
  const isSeeded = chooseSeed({
    args: [],
    databaseUrl: OWN,
    isTerminal: true,
    confirm: (question) => {
      asked.push(question);
      return answer;
    },
    ...question,
  });
  return { isSeeded, asked };
}

Deno.test("the embedded database gets the demo business without a question", () => {
  const chosen = choose({ databaseUrl: undefined, isTerminal: false });
  assertEquals(chosen, { isSeeded: true, asked: [] });
});

Deno.test("somebody's own database gets the demo business only if they say yes", () => {
  const asked = [
    'Add the demo business to your own database, "shop" at db.example.com:5432?',
  ];
  assertEquals(choose({}, true), { isSeeded: true, asked });
  assertEquals(choose({}, false), { isSeeded: false, asked });
});

Deno.test("without a terminal a flag decides, and nothing starts without one", () => {
  const isTerminal = false;
  for (const [flag, isSeeded] of [["--seed", true], ["--no-seed", false]]) {
    const chosen = choose({ isTerminal, args: [String(flag)] });
    assertEquals(chosen, { isSeeded: Boolean(isSeeded), asked: [] });
  }
  const { message } = assertThrows(() => choose({ isTerminal }), StartError);
  assertEquals(message.includes("hunter2"), false);
  assertEquals(message.includes("--no-seed"), true);
});
