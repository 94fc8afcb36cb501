import { type Piece, PLAIN, type Reply, stream } from "./test_quirk.ts";

type Json = Record<string, unknown>;

/** One event of a stream of a message. */
export function event(type: string, data: Json = {}): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
}

const MESSAGE = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "m",
  content: [],
  stop_reason: null,
};

export const START = event("message_start", {
  message: { ...MESSAGE, usage: { input_tokens: 3, output_tokens: 1 } },
});
export const STOP = event("message_stop");

/** A block of content in its pieces. */
export function block(
  content_block: Json,
  deltas: readonly Json[],
  index = 0,
): string {
  return [
    event("content_block_start", { index, content_block }),
    ...deltas.map((delta) => event("content_block_delta", { index, delta })),
    event("content_block_stop", { index }),
  ].join("");
}

/** A block of text in pieces. */
export function text(...pieces: string[]): string {
  const deltas = pieces.map((text) => ({ type: "text_delta", text }));
  return block({ type: "text", text: "" }, deltas);
}

/** A block that calls a tool, its input in pieces. */
export function use(
  name: string,
  pieces: readonly string[],
  { index = 1, id, input = {} }: { index?: number; id?: string; input?: Json } =
    {},
): string {
  const deltas = pieces.map((partial_json) => ({
    type: "input_json_delta",
    partial_json,
  }));
  return block(
    { type: "tool_use", id: id ?? `toolu_${index}`, name, input },
    deltas,
    index,
  );
}

/** The event that says why the message ends. */
export function end(stop_reason: string | null): string {
  const delta = { stop_reason, stop_sequence: null };
  return event("message_delta", { delta, usage: { output_tokens: 5 } });
}

/** A whole, well-behaved stream of these blocks. */
export function answer(
  blocks: readonly Piece[],
  reason: string | null = "end_turn",
): Reply {
  return stream(START, ...blocks, end(reason), STOP);
}

/** A whole message that is no stream. */
export function message(content: Json[], stop_reason = "end_turn"): Json {
  const usage = { input_tokens: 3, output_tokens: 5 };
  return { ...MESSAGE, content, stop_reason, usage };
}

/** An answer as the documentation says. */
export const PLAIN_REPLY: Reply = answer([text(PLAIN)]);
