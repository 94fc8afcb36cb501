import { assertEquals } from "@std/assert";
import type { ChatAction } from "./chat_reducer.ts";
import { tokensPerFrame } from "./per_frame.ts";

function token(id: number, text: string): ChatAction {
  return { type: "event", event: { id, event: "token", data: { text } } };
}

function record() {
  const taken: ChatAction[] = [];
  const frames: (() => void)[] = [];
  const take = tokensPerFrame(
    (action) => taken.push(action),
    (frame) => frames.push(frame),
  );
  return { taken, frames, take };
}

Deno.test("the tokens of a frame are taken in as one", () => {
  const { taken, frames, take } = record();
  for (const [id, text] of [[1, "a"], [2, "b"], [3, "c"]] as const) {
    take(token(id, text));
  }
  assertEquals([taken, frames.length], [[], 1]);
  frames[0]!();
  assertEquals(taken, [token(3, "abc")]);
  take(token(4, "d"));
  assertEquals(frames.length, 2);
  frames[1]!();
  assertEquals(taken, [token(3, "abc"), token(4, "d")]);
});

Deno.test("what is no token comes at once, behind the tokens before it", () => {
  const { taken, frames, take } = record();
  const stopping: ChatAction = { type: "stopping" };
  take(token(1, "a"));
  take(token(2, "b"));
  take(stopping);
  assertEquals(taken, [token(2, "ab"), stopping]);
  frames[0]!();
  assertEquals(taken.length, 2);
});
