import { answer, call, look } from "./test_openai_replies.ts";
import { PLAIN, type Quirk, type Reply } from "./test_quirk.ts";

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

/** Pieces of calls, and how they are told apart. */
export const OPENAI_CALL_PIECES: readonly Quirk[] = [
  looks(
    "a call in pieces without an index",
    answer([
      named({ id: "a", type: "function" }, "", "look"),
      named({}, '{"q":'),
      named({}, '"a"}'),
    ], CALLS),
    { q: "a" },
  ),
  looks(
    "two calls in pieces without an index",
    answer([
      named({ id: "a" }, "", "look"),
      named({}, '{"q":"a"}'),
      named({ id: "b" }, "", "look"),
      named({}, '{"q":"b"}'),
    ], CALLS),
    { q: "a" },
    { q: "b" },
  ),
  looks(
    "calls without an index whose pieces repeat their id",
    answer([
      named({ id: "a" }, '{"q":', "look"),
      named({ id: "b" }, '{"q":', "look"),
      named({ id: "a" }, '"a"}'),
      named({ id: "b" }, '"b"}'),
    ], CALLS),
    { q: "a" },
    { q: "b" },
  ),
  looks(
    "a call in pieces and then once more as a whole",
    answer([
      named({ index: 0, id: "a" }, '{"q":', "look"),
      named({ index: 0 }, '"a"}'),
      look('{"q":"a"}', 0, "a"),
    ], CALLS),
    { q: "a" },
  ),
  looks(
    "an index of null",
    answer([
      named({ index: null, id: "a" }, "", "look"),
      named({ index: null }, '{"q":"a"}'),
    ], CALLS),
    { q: "a" },
  ),
  looks(
    "two calls of one index",
    answer([look('{"q":"a"}', 0, "a"), look('{"q":"b"}', 0, "b")], CALLS),
    { q: "a" },
    { q: "b" },
  ),
  looks(
    "two calls of one index and one id",
    answer([look('{"q":"a"}', 0, "a"), look('{"q":"b"}', 0, "a")], CALLS),
    { q: "a" },
    { q: "b" },
  ),
  looks(
    "two calls of one id",
    answer([look('{"q":"a"}', 0, "a"), look('{"q":"b"}', 1, "a")], CALLS),
    { q: "a" },
    { q: "b" },
  ),
  looks(
    "calls without an id",
    answer([
      named({ index: 0 }, '{"q":"a"}', "look"),
      named({ index: 1, id: "" }, '{"q":"b"}', "look"),
    ], CALLS),
    { q: "a" },
    { q: "b" },
  ),
  looks(
    "a new id for each piece of a call",
    answer([
      named({ index: 0, id: "a" }, "", "look"),
      named({ index: 0, id: "b" }, '{"q":"a"}'),
    ], CALLS),
    { q: "a" },
  ),
  looks(
    "a name that each piece repeats",
    answer([
      named({ index: 0, id: "a" }, '{"q":', "look"),
      named({ index: 0, id: "a" }, '"a"}', "look"),
    ], CALLS),
    { q: "a" },
  ),
  looks(
    "a name in two pieces",
    answer([
      named({ index: 0, id: "a" }, "", "lo"),
      named({ index: 0 }, "", "ok"),
      named({ index: 0 }, '{"q":"a"}'),
    ], CALLS),
    { q: "a" },
  ),
];
