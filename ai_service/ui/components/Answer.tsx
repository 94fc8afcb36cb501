import type { MessagePart, RunStatus } from "../../conversation/events.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { ToolEvent } from "../../agent/turn.ts";
import type { DecisionBody } from "../client/api.ts";
import type { Failure } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";
import { answerAmong } from "../results/answer_among.ts";
import { ResultCard } from "../results/ResultCard.tsx";
import { type RenderedName, renderedName } from "../markdown/rendered.ts";
import { AnswerText } from "./AnswerText.tsx";
import { ApprovalCard } from "./ApprovalCard.tsx";
import { ToolCard } from "./ToolCard.tsx";

/** What the approval cards of a message need. */
export interface ApprovalDesk {
  /** False while the service would refuse a decision. */
  open: boolean;
  /** The approvals whose decision is on its way, by id. */
  deciding: Record<string, unknown>;
  /** The last failure, which may be of one of these decisions. */
  failure: Failure | null;
  decide: (approvalId: string, body: DecisionBody) => void;
}

/** What the assistant said, looked up and asks to be approved. */
export function Answer(
  { id, parts, status, live, isShown, desk }: {
    /** Of the message; empty while it is written. */
    id: string;
    parts: readonly MessagePart[];
    status: RunStatus | undefined;
    /** Whether more of it will come. */
    live: boolean;
    /** Whether what it found is shown as a card below the words. */
    isShown: boolean;
    desk: ApprovalDesk;
  },
) {
  const { locale } = useLanguage();
  const words = wordsOf(parts);
  const answer = isShown ? answerOf(parts, words, locale) : undefined;
  return (
    <>
      {parts.map((part, at) => (
        <Part
          key={at}
          name={renderedName(id, at)}
          part={part}
          isLive={live}
          isOpenElsewhere={part.type === "tool" && part.tool === answer}
          desk={desk}
        />
      ))}
      {answer && <ResultCard tool={answer} words={words} />}
      {live && <span class="writing" aria-hidden="true" />}
      <Ending status={status} />
    </>
  );
}

/** What was found and asked for; nothing where it led to a write. */
function answerOf(
  parts: readonly MessagePart[],
  words: string,
  locale: Locale,
): ToolEvent | undefined {
  if (parts.some(({ type }) => type === "approval")) return undefined;
  const found = parts.flatMap((part) => part.type === "tool" ? part.tool : []);
  return answerAmong(found, words, locale);
}

function wordsOf(parts: readonly MessagePart[]): string {
  return parts.map((part) => part.type === "text" ? part.text : "").join("\n");
}

function Part(
  { name, part, isLive, isOpenElsewhere, desk }: {
    name: RenderedName;
    part: MessagePart;
    isLive: boolean;
    isOpenElsewhere: boolean;
    desk: ApprovalDesk;
  },
) {
  switch (part.type) {
    case "text":
      return <AnswerText name={name} text={part.text} isLive={isLive} />;
    case "tool":
      return <ToolCard tool={part.tool} isOpenElsewhere={isOpenElsewhere} />;
    case "approval": {
      const { approvalId } = part.approval;
      const refused = desk.failure?.approvalId === approvalId
        ? desk.failure
        : undefined;
      return (
        <ApprovalCard
          approval={part.approval}
          locked={!desk.open}
          deciding={approvalId in desk.deciding}
          badField={refused?.field}
          badFieldError={refused?.sentence}
          onDecide={(body) => desk.decide(approvalId, body)}
        />
      );
    }
  }
}

function Ending({ status }: { status: RunStatus | undefined }) {
  const { text } = useLanguage();
  if (status !== "stopped" && status !== "failed") return null;
  return (
    <p class="message-ending" data-status={status}>
      {status === "stopped" ? text.chat.stoppedHere : text.chat.failedHere}
    </p>
  );
}
