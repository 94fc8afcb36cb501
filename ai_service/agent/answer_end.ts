import type { AIMessageChunk } from "@langchain/core/messages";
import type { Bilingual } from "../../shared/ui/locale.ts";

/** The way in which a model's answer ended. */
export type AnswerEnd =
  | "complete"
  /** At the most tokens that the model may write. */
  | "cut_off"
  /** By a filter of the provider. */
  | "filtered"
  | "refused"
  | "paused"
  /** The stream ended without saying so. */
  | "broken_off"
  /** For a reason that is not known here. */
  | "unknown";

/** The reason that this service gives a stream which ended without one. */
export const NO_END = "stream_ended";

/** The reasons of both wires and of compatible servers, in lower case. */
const ENDS: Record<Exclude<AnswerEnd, "unknown">, readonly string[]> = {
  complete: [
    "stop",
    "end_turn",
    "tool_calls",
    "tool_use",
    "function_call",
    "stop_sequence",
    "eos",
    "eos_token",
    "complete",
    "completed",
    "done",
  ],
  cut_off: [
    "length",
    "max_tokens",
    "max_output_tokens",
    "model_length",
    "model_context_window_exceeded",
  ],
  filtered: [
    "content_filter",
    "content_filtered",
    "safety",
    "recitation",
    "blocklist",
    "prohibited_content",
    "sensitive",
  ],
  refused: ["refusal"],
  paused: ["pause_turn"],
  broken_off: [NO_END, "network_error", "error"],
};

/** The end that a chunk tells of; undefined in the midst of an answer. */
export function endOf(chunk: AIMessageChunk): AnswerEnd | undefined {
  const { finish_reason: openAi } = chunk.response_metadata ?? {};
  const reason = openAi ?? chunk.additional_kwargs?.["stop_reason"];
  if (typeof reason !== "string" || reason === "") return undefined;
  const word = reason.toLowerCase();
  const known = Object.entries(ENDS).find(([, words]) => words.includes(word));
  return (known?.[0] ?? "unknown") as AnswerEnd;
}

/** Said behind an answer that is not whole, so that nobody takes it for one. */
export const END_NOTES: Record<
  Exclude<AnswerEnd, "complete"> | "too_much",
  Bilingual
> = {
  too_much: {
    ja:
      "（回答が長くなりすぎたため、ここで打ち切りました。範囲をしぼって、もう一度おたずねください。）",
    en:
      "(This answer was too long and was cut off here. Please ask again for a part of it.)",
  },
  cut_off: {
    ja:
      "（回答が長さの上限に達したため、途中で切れています。続きが必要でしたら、お知らせください。）",
    en:
      "(The answer was cut off here, because it reached its greatest length. Please say so if you would like the rest.)",
  },
  filtered: {
    ja:
      "（回答の続きは、AIの安全フィルターにより表示できません。別の言い方でおたずねください。）",
    en:
      "(The rest of this answer was withheld by the model's content filter. Please ask in other words.)",
  },
  refused: {
    ja: "（AIモデルがこのご依頼への回答を控えました。）",
    en: "(The model declined to answer this.)",
  },
  paused: {
    ja:
      "（回答は途中で止まっています。「続けて」とお送りいただくと、続きをお答えします。）",
    en:
      "(The model paused before it had finished. Write “go on” for the rest of the answer.)",
  },
  broken_off: {
    ja:
      "（AIモデルとの接続が途中で終わったため、回答はここまでです。もう一度おたずねください。）",
    en:
      "(The connection to the model ended early, so the answer is not complete. Please ask again.)",
  },
  unknown: {
    ja:
      "（回答が予期しない理由で終わりました。最後まで書かれていないかもしれません。）",
    en: "(The answer ended for an unexpected reason and may be incomplete.)",
  },
};
