import { McpUnavailableError } from "../agent/mcp_client.ts";
import { ModelError } from "../agent/model_error.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";

/** Sentences about a run that did not get to its end. */
export const FAILURES = {
  run_failed: {
    ja: "回答を最後まで作成できませんでした。もう一度お試しください。",
    en: "The answer could not be finished. Please try again.",
  },
  tool_unavailable: {
    ja:
      "ただいまお店に確認できませんでした。少し待ってから、もう一度お試しください。",
    en: "The shop could not be asked just now. Please try again in a moment.",
  },
  model_busy: {
    ja:
      "AIモデルが混み合っていて、回答できませんでした。少し待ってから、もう一度お試しください。",
    en: "The AI model is busy just now. Please try again in a moment.",
  },
  model_not_configured: {
    ja:
      "AIモデルの設定に問題があり、いまは回答できません。お店の担当者にお知らせください。",
    en:
      "The AI model is not set up correctly, so no answer is possible now. Please tell the shop.",
  },
  model_too_long: {
    ja:
      "この会話は長くなりすぎて、AIモデルが扱えません。新しい会話を始めてください。",
    en:
      "This conversation has become too long for the AI model. Please start a new one.",
  },
  model_refused: {
    ja:
      "AIモデルの提供元の規則により、この内容には回答できません。別の言い方でおたずねください。",
    en:
      "The AI model’s provider does not allow an answer to this. Please ask in other words.",
  },
  model_timed_out: {
    ja:
      "AIモデルの応答に時間がかかりすぎたため、中断しました。もう一度お試しください。",
    en: "The AI model took too long to answer. Please try again.",
  },
  model_broke_off: {
    ja: "AIモデルとの接続が切れました。もう一度お試しください。",
    en: "The connection to the AI model was lost. Please try again.",
  },
  model_unreadable: {
    ja:
      "AIモデルの応答を読み取れませんでした。設定の問題と思われますので、お店の担当者にお知らせください。",
    en:
      "What the AI model sent could not be read. It is probably not set up correctly; please tell the shop.",
  },
  interrupted: {
    ja: "サービスの再起動のため中断しました。もう一度お送りください。",
    en: "This was interrupted by a restart. Please send it again.",
  },
  // Nothing of it has to be repeated: writes are carried out by themselves.
  outcomes_not_answered: {
    ja: "お返事を作れませんでした。結果は上のカードに表示されます。",
    en:
      "The answer could not be written. The card above shows what became of it.",
  },
  handed_over: {
    ja:
      "サービスの再起動のため中断しました。承認いただいた内容はこのまま処理され、結果はここに表示されます。",
    en:
      "This was interrupted by a restart. What you approved goes on by itself, and its result will appear here.",
  },
} satisfies Record<string, Bilingual>;

/** The `code` of a run's error event. */
export type FailureCode = keyof typeof FAILURES;

/** The failure that the run of a message is told of. */
export function failureOf(cause: unknown): FailureCode {
  if (cause instanceof McpUnavailableError) return "tool_unavailable";
  if (!(cause instanceof ModelError)) return "run_failed";
  const { reason } = cause.failure;
  return reason === "other" ? "run_failed" : `model_${reason}`;
}
