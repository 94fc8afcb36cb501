import { END_NOTES } from "../answer_end.ts";
import {
  answer,
  call,
  completion,
  delta,
  DONE,
  finish,
  look,
  ROLE,
} from "./test_openai_replies.ts";
import { json, PLAIN, type Quirk, type Reply, stream } from "./test_quirk.ts";

type Args = Record<string, unknown>;

/** A reply that calls `look` with these arguments, and then the plain answer. */
function looks(name: string, reply: Reply, ...looked: Args[]): Quirk {
  return { name, replies: [reply], expected: { text: PLAIN, looked } };
}

function named(piece: Args, args: unknown, name?: string): string {
  const called = { ...(name && { name }), arguments: args };
  return call({ ...piece, function: called });
}

const CALLS = "tool_calls";

/** Arguments, ends and forms of calls. */
export const OPENAI_CALLS: readonly Quirk[] = [
  looks(
    "no role before a call",
    stream(look('{"q":"a"}'), finish(CALLS), DONE),
    { q: "a" },
  ),
  looks(
    "arguments that are an object",
    answer([named({ index: 0, id: "a" }, { q: "a" }, "look")], CALLS),
    { q: "a" },
  ),
  looks(
    "no arguments",
    answer([look("")], CALLS),
    {},
  ),
  looks(
    "a call of the protocol before it had tools",
    answer([
      delta({ function_call: { name: "look", arguments: '{"q":' } }),
      delta({ function_call: { arguments: '"a"}' } }),
    ], "function_call"),
    { q: "a" },
  ),
  looks(
    "calls that end by stop",
    answer([look('{"q":"a"}')], "stop"),
    { q: "a" },
  ),
  looks(
    "calls that end by an unknown reason",
    answer([look('{"q":"a"}')], "TOOLS"),
    { q: "a" },
  ),
  looks(
    "a call in an answer that is no stream",
    json(
      completion({
        role: "assistant",
        content: null,
        tool_calls: [{
          id: "a",
          type: "function",
          function: { name: "look", arguments: '{"q":"a"}' },
        }],
      }, CALLS),
    ),
    { q: "a" },
  ),
  looks("arguments that are no JSON", answer([look('{"q":')], CALLS)),
  looks("arguments that are a list", answer([look("[1]")], CALLS)),
  looks(
    "a tool that there is not",
    answer([
      call({
        index: 0,
        id: "a",
        function: { name: "do it! now", arguments: "{}" },
      }),
    ], CALLS),
  ),
  {
    name: "a call that was cut off",
    replies: [answer([look('{"q":"a"}')], "length")],
    expected: { text: END_NOTES.cut_off.en, looked: [] },
  },
  {
    name: "a call in a stream without an end",
    replies: [stream(ROLE, look('{"q":"a"}'))],
    expected: { text: END_NOTES.broken_off.en, looked: [] },
  },
  {
    name: "a write whose call comes in pieces without an index",
    replies: [
      answer(
        [named({ id: "a" }, '{"day":', "book"), named({}, '"Friday"}')],
        CALLS,
      ),
    ],
    expected: { status: "awaiting_approval", text: "", cards: ["book"] },
  },
];
