import { type Piece, PLAIN, type Reply, stream } from "./test_quirk.ts";

type Json = Record<string, unknown>;

/** One event of a stream of chat completions. */
export function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** A chunk with these changes of the message. */
export function delta(delta: Json, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return event({ ...HEAD, choices });
}

const HEAD = {
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 0,
  model: "m",
};

export const ROLE = delta({ role: "assistant", content: "" });
export const DONE = "data: [DONE]\n\n";

/** The chunk that ends an answer. */
export function finish(reason: string | null = "stop"): string {
  return delta({}, reason);
}

/** A chunk of text. */
export function text(content: unknown): string {
  return delta({ content });
}

/** A chunk with a piece of a tool call. */
export function call(piece: Json): string {
  return delta({ tool_calls: [piece] });
}

/** A whole, well-behaved stream of these chunks. */
export function answer(
  chunks: readonly Piece[],
  reason: string | null = "stop",
): Reply {
  return stream(ROLE, ...chunks, finish(reason), DONE);
}

/** A whole message that is no stream. */
export function completion(message: Json, finish_reason = "stop"): Json {
  const choices = [{ index: 0, message, finish_reason }];
  return { ...HEAD, object: "chat.completion", choices };
}

/** An answer as the documentation says. */
export const PLAIN_REPLY: Reply = answer([text(PLAIN)]);

/** A call of `look` as the documentation says. */
export function look(args: string, index = 0, id = `call_${index}`): string {
  const called = { name: "look", arguments: args };
  return call({ index, id, type: "function", function: called });
}
