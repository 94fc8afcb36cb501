import type { Kv } from "../store/kv.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ConversationSummary } from "./events.ts";
import { exportedMessage } from "./exported_message.ts";
import {
  jsonArray,
  jsonObject,
  type JsonPieces,
  jsonValue,
} from "./json_stream.ts";
import { readTranscript } from "./read_transcript.ts";

/** The conversation with all its messages, as JSON. */
export function exportJson(
  kv: Kv,
  ref: ConversationRef,
  { summary, now }: { summary: ConversationSummary; now: Date },
): JsonPieces {
  const { title, createdAt, updatedAt } = summary;
  return jsonObject({
    title: jsonValue(title),
    createdAt: jsonValue(createdAt),
    updatedAt: jsonValue(updatedAt),
    messages: jsonArray(
      readTranscript(kv, ref, now),
      (entry) => jsonValue(exportedMessage(entry)),
    ),
  });
}
