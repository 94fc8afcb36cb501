import { END_NOTES } from "../answer_end.ts";
import {
  answer,
  block,
  end,
  message,
  START,
  STOP,
  text,
  use,
} from "./test_anthropic_replies.ts";
import {
  DROP,
  json,
  PLAIN,
  type Quirk,
  type Reply,
  stream,
} from "./test_quirk.ts";

const OPEN = text("We open ", "at ten.");

function looks(name: string, reply: Reply, ...looked: object[]): Quirk {
  const calls = looked as Record<string, unknown>[];
  return { name, replies: [reply], expected: { text: PLAIN, looked: calls } };
}

/** Calls of tools in messages. */
export const ANTHROPIC_CALLS: readonly Quirk[] = [
  looks(
    "an input in pieces",
    answer([use("look", ['{"q":', '"a"}'])], "tool_use"),
    { q: "a" },
  ),
  looks(
    "an input that comes with its block",
    answer([use("look", [], { input: { q: "a" } })], "tool_use"),
    { q: "a" },
  ),
  looks("no input", answer([use("look", [])], "tool_use"), {}),
  looks(
    "two calls of one id",
    answer([
      use("look", ['{"q":"a"}'], { id: "x" }),
      use("look", ['{"q":"b"}'], { index: 2, id: "x" }),
    ], "tool_use"),
    { q: "a" },
    { q: "b" },
  ),
  looks("calls that end by end_turn", answer([use("look", ['{"q":"a"}'])]), {
    q: "a",
  }),
  looks(
    "a call in a whole message",
    json(
      message(
        [{ type: "tool_use", id: "x", name: "look", input: { q: "a" } }],
        "tool_use",
      ),
    ),
    { q: "a" },
  ),
  looks(
    "an input that is no JSON",
    answer([use("look", ['{"q":'])], "tool_use"),
  ),
  {
    name: "text, thoughts and a call",
    replies: [
      answer([
        block({ type: "thinking", thinking: "" }, [{
          type: "thinking_delta",
          thinking: "SECRET",
        }]),
        text("Let me see."),
        use("look", ['{"q":"a"}']),
      ], "tool_use"),
    ],
    expected: {
      text: `Let me see.\n\n${PLAIN}`,
      looked: [{ q: "a" }],
      hidden: "SECRET",
    },
  },
  {
    name: "a call that was cut off",
    replies: [
      stream(START, use("look", ['{"q":"a"}']), end("max_tokens"), STOP),
    ],
    expected: { text: END_NOTES.cut_off.en, looked: [] },
  },
  {
    name: "a write beside a read",
    replies: [
      answer([
        use("look", ['{"q":"a"}']),
        use("book", ['{"day":"Friday"}'], { index: 2 }),
      ], "tool_use"),
    ],
    expected: {
      status: "awaiting_approval",
      text: "",
      cards: ["book"],
      looked: [{ q: "a" }],
    },
  },
  {
    name: "a connection that is lost within a message",
    replies: [stream(START, OPEN, DROP)],
    expected: {
      status: "failed",
      code: "model_broke_off",
      text: "We open at ten.",
      requests: 1,
    },
  },
];
