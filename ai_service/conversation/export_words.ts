import type { Bilingual } from "../../shared/ui/locale.ts";
import type { ApprovalState, RunStatus } from "./events.ts";

/** The state of a card, as an export says it. */
export const CARD_STATES: Readonly<Record<ApprovalState, Bilingual>> = {
  pending: { ja: "確認待ち", en: "waiting for your approval" },
  approved: { ja: "承認済み・確認中", en: "approved, being confirmed" },
  done: { ja: "完了", en: "done" },
  failed: { ja: "できませんでした", en: "failed; nothing was done" },
  unconfirmed: { ja: "確認できませんでした", en: "could not be confirmed" },
  rejected: { ja: "取りやめ", en: "declined" },
  expired: { ja: "期限切れ", en: "expired" },
};

/** How an answer ended that did not complete. */
export const RUN_STATES: Readonly<Record<RunStatus, Bilingual | undefined>> = {
  completed: undefined,
  awaiting_approval: undefined,
  stopped: { ja: "停止しました", en: "stopped" },
  failed: { ja: "中断しました", en: "cut off" },
};

/** Other words of an export. */
export const EXPORT_WORDS = {
  untitled: { ja: "無題の会話", en: "Untitled conversation" },
  tool: { ja: "お店に問い合わせ", en: "Asked the shop" },
  toolFailed: { ja: "失敗", en: "failed" },
  you: { ja: "あなた", en: "You" },
  times: { ja: "日時は次の時間帯です", en: "All times are in this time zone" },
} satisfies Record<string, Bilingual>;
