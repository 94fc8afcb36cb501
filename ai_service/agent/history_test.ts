import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { problemWithMessages } from "../../deploy/e2e/openai_rules.ts";
import { repairHistory } from "./history.ts";
import { fitHistory } from "./history_budget.ts";

const human = (text: string) => new HumanMessage(text);
const says = (text: string) => new AIMessage(text);
const result = (id: string, text = `result of ${id}`) =>
  new ToolMessage({ tool_call_id: id, name: "look", content: text });

function calls(...ids: string[]): AIMessage {
  return new AIMessage({
    content: "",
    tool_calls: ids.map((id) => ({
      type: "tool_call" as const,
      id,
      name: "look",
      args: {},
    })),
  });
}

/** A history in short: `h`, `a`, `c(id …)` and `t(id)`. */
function shape(messages: readonly BaseMessage[]): string {
  return messages.map((message) => {
    if (HumanMessage.isInstance(message)) return "h";
    if (ToolMessage.isInstance(message)) return `t(${message.tool_call_id})`;
    const ids = AIMessage.isInstance(message)
      ? message.tool_calls?.map(({ id }) => id) ?? []
      : [];
    return ids.length > 0 ? `c(${ids.join(" ")})` : "a";
  }).join(" ");
}

const HISTORIES: [name: string, messages: BaseMessage[], repaired: string][] = [
  ["an empty history", [], ""],
  [
    "a good history",
    [human("1"), calls("x"), result("x"), says("ok")],
    "h c(x) t(x) a",
  ],
  [
    "a call without a result",
    [human("1"), calls("x"), human("2")],
    "h c(x) t(x) h",
  ],
  [
    "one of two results missing",
    [human("1"), calls("x", "y"), result("y")],
    "h c(x y) t(x) t(y)",
  ],
  ["results in another order", [
    human("1"),
    calls("x", "y"),
    result("y"),
    result("x"),
  ], "h c(x y) t(x) t(y)"],
  ["a result after the next message", [
    human("1"),
    calls("x"),
    human("2"),
    result("x"),
    says("ok"),
  ], "h c(x) t(x) h a"],
  ["two results of one call", [
    human("1"),
    calls("x"),
    result("x"),
    result("x"),
    says("ok"),
  ], "h c(x) t(x) a"],
  ["a result of no call", [human("1"), result("z"), says("ok")], "h a"],
  ["a result of an earlier call", [
    human("1"),
    calls("x"),
    says("a"),
    result("x"),
  ], "h c(x) t(x) a"],
  ["an id used twice in one message", [
    human("1"),
    calls("x", "x"),
    result("x"),
    result("x"),
  ], "h c(x x_1) t(x) t(x_1)"],
  ["an id used again later", [
    human("1"),
    calls("x"),
    result("x"),
    human("2"),
    calls("x"),
    result("x"),
  ], "h c(x) t(x) h c(x) t(x)"],
  ["an empty id", [human("1"), calls("")], "h c(call_0) t(call_0)"],
  ["an empty answer", [human("1"), says(""), human("2")], "h h"],
  ["an answer of spaces", [human("1"), says(" \n"), human("2")], "h h"],
  [
    "a start in the middle of a turn",
    [result("x"), says("a"), human("1")],
    "h",
  ],
  ["no person at all", [says("a")], ""],
];

for (const [name, messages, repaired] of HISTORIES) {
  Deno.test(`${name} is repaired`, () => {
    const once = repairHistory(messages);
    assertEquals(shape(once), repaired);
    assertEquals(problem(once), undefined);
    assertEquals(shape(repairHistory(once)), repaired);
  });
}

Deno.test("any mixture of messages is repaired and stays repaired", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % below;
  };
  const ids = ["", "x", "y", "z"];
  const id = () => ids[random(ids.length)] ?? "";
  const kinds = [
    () => human("hello"),
    () => says(random(3) === 0 ? "" : "hi"),
    () => calls(id()),
    () => calls(id(), id(), id()),
    () => result(id()),
  ];
  for (let round = 0; round < 2000; round++) {
    const messages = Array.from(
      { length: random(12) },
      () => kinds[random(kinds.length)]!(),
    );
    const repaired = repairHistory(messages);
    assertEquals(problem(repaired), undefined, shape(messages));
    assertEquals(shape(repairHistory(repaired)), shape(repaired));
    const { kept } = fitHistory(repaired, { turns: 2, tokens: 20 });
    assertEquals(problem(kept), undefined, shape(messages));
  }
});

Deno.test("spaces before a call are no text, which some providers refuse", () => {
  const call = calls("x");
  call.content = "\n\n";
  const [, asked] = repairHistory([human("1"), call, result("x")]);
  assertEquals(asked?.text, "");
});

Deno.test("a result that is not there is never told as a success", () => {
  const [, , missing] = repairHistory([human("1"), calls("x")]);
  assertStringIncludes(missing?.text ?? "", "do not assume");
});

function problem(messages: readonly BaseMessage[]): string | undefined {
  return problemWithMessages(messages.map((message) => {
    if (HumanMessage.isInstance(message)) {
      return { role: "user", content: message.text };
    }
    if (ToolMessage.isInstance(message)) {
      const { tool_call_id, text } = message;
      return { role: "tool", content: text, tool_call_id };
    }
    const asked = AIMessage.isInstance(message) ? message.tool_calls ?? [] : [];
    return {
      role: "assistant",
      content: message.text,
      ...(asked.length > 0 && {
        tool_calls: asked.map(({ id = "", name }) => ({
          id,
          type: "function",
          function: { name, arguments: "{}" },
        })),
      }),
    };
  }));
}
