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
import {
  readReplaced,
  readTranscript,
  type TranscriptEntry,
} from "./read_transcript.ts";
import { readVariants } from "./variant.ts";

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
    messages: jsonMessages(readTranscript(kv, ref, now)),
    replaced: jsonArray(
      variantsOf(kv, ref),
      ({ id, replacedAt }) =>
        jsonObject({
          replacedAt: jsonValue(replacedAt),
          messages: jsonMessages(readReplaced(kv, ref, id, now)),
        }),
    ),
  });
}

function jsonMessages(entries: AsyncIterable<TranscriptEntry>): JsonPieces {
  return jsonArray(entries, (entry) => jsonValue(exportedMessage(entry)));
}

async function* variantsOf(kv: Kv, ref: ConversationRef) {
  for (const { value } of await readVariants(kv, ref)) yield value;
}
