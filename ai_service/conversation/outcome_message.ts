import type { Bilingual } from "../../shared/ui/locale.ts";
import type { ApprovalRecord } from "./approval.ts";
import type { ApprovalState, ChatMessage, NewEvent } from "./events.ts";
import { answerMessage } from "./message.ts";

/** The message that tells an outcome which was not known at first. */
export function outcomeMessage(
  { approval, locale }: ApprovalRecord,
  now: Date,
): ChatMessage {
  const sentence = sentenceOf(approval.state, approval.summary)[locale];
  const text = [sentence, approval.refusal].filter(Boolean).join("\n");
  const said: NewEvent = { event: "token", data: { text } };
  return answerMessage([said], { status: "completed", now });
}

function sentenceOf(state: ApprovalState, summary: string): Bilingual {
  switch (state) {
    case "done":
      return {
        ja: `確認できました。次の内容は完了しています。\n${summary}`,
        en: `It is confirmed now. This was done: ${summary}`,
      };
    case "unconfirmed":
      return {
        ja:
          `次の内容が行われたかどうか、確認できませんでした。お手数ですが、お店に直接お問い合わせください。\n${summary}`,
        en:
          `We could not find out whether this was done: ${summary} Please ask the shop directly.`,
      };
    default:
      return {
        ja:
          `確認できました。次の内容は行われていません。何も変わっていません。\n${summary}`,
        en:
          `It is confirmed now. This was not done, and nothing has changed: ${summary}`,
      };
  }
}
