import { type ChatState, waitingApprovals } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";

/**
 * Says how far the answer is. The only thing a screen reader is told while
 * words stream in; the transcript itself stays silent until it is whole.
 */
export function StatusLine({ chat }: { chat: ChatState }) {
  const { text } = useLanguage();
  const { waiting: reason } = chat;
  const waiting = waitingApprovals(chat).map(({ title }) => title);
  // What ended before this page was opened is told by the message itself.
  const isNews = chat.runId !== null || waiting.length > 0;
  const ended = waiting.length === 0 && chat.outcome === "awaiting_approval"
    ? "completed"
    : isNews && chat.outcome || "idle";
  const phase = chat.phase === "idle" ? ended : chat.phase;
  return (
    <p class="status-line" role="status" data-phase={phase}>
      {phase === "awaiting_approval"
        ? text.status.awaiting_approval(waiting.join(text.status.comma))
        : phase === "running" && reason
        ? text.status.waiting[reason]
        : text.status[phase]}
    </p>
  );
}
