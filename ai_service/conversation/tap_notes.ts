import { messageKey, tapsPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { ToolError } from "../agent/tool_outcome.ts";
import type { ToolEvent } from "../agent/turn.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ChatMessage } from "./events.ts";
import type { TapNote } from "./tap_change.ts";

/** A tap that the agent was not told of. */
export interface StoredNote extends TapNote {
  /** Id of the message that answers it. */
  id: string;
}

/** A tap that the agent was not told of, with what was asked. */
export type UntoldTap =
  & { id: string; saidAs: string }
  & ({ tool: ToolEvent } | { approvalId: string });

/** The taps that the agent was not told of, oldest first; they are few. */
export async function readTapNotes(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
): Promise<StoredNote[]> {
  const prefix = tapsPrefix(userId, conversationId);
  const entries = await Array.fromAsync(kv.list<TapNote>({ prefix }));
  return entries.map(({ key, value }) => ({
    ...value,
    id: String(key.at(-1)),
  }));
}

/** As {@linkcode readTapNotes}, with what was asked and the answers to reads. */
export async function readUntoldTaps(
  kv: Kv,
  ref: ConversationRef,
): Promise<UntoldTap[]> {
  const notes = await readTapNotes(kv, ref);
  const taps = await Promise.all(notes.map((note) => readTap(kv, ref, note)));
  return taps.flat();
}

async function readTap(
  kv: Kv,
  { userId, conversationId }: ConversationRef,
  { id, saidId }: StoredNote,
): Promise<UntoldTap[]> {
  const [said, answer] = await kv.getMany<ChatMessage>(
    [saidId, id].map((each) => messageKey(userId, conversationId, each)),
  );
  const [part] = answer?.value?.parts ?? [];
  if (!said?.value || !part || part.type === "text") return [];
  const saidAs = said.value.text;
  return part.type === "tool"
    ? [{ id, saidAs, tool: part.tool }]
    : [{ id, saidAs, approvalId: part.approval.approvalId }];
}

/** The outcome of a read that was tapped. */
export function outcomeOfTool({ status, result }: ToolEvent): ToolOutcome {
  return status === "succeeded"
    ? { ok: true, result }
    : { ok: false, error: result as ToolError };
}
