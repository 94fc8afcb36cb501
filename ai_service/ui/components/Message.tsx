import type { MessagePart, RunStatus } from "../../conversation/events.ts";
import type { DecisionBody } from "../client/api.ts";
import type { Failure } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";
import { hasCard, ResultCard } from "../results/ResultCard.tsx";
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

/** One message of the transcript, or the answer that is being written. */
export function Message(
  { role, parts, createdAt, status, live = false, isLast, desk, ...rest }: {
    role: "user" | "assistant";
    parts: MessagePart[];
    /** ISO 8601; missing while it is being written. */
    createdAt?: string;
    /** Whether it is the first of its day. */
    beginsDay?: boolean;
    status?: RunStatus | undefined;
    live?: boolean;
    /** Whether it is the newest one. */
    isLast: boolean;
    desk: ApprovalDesk;
  },
) {
  const { text, format } = useLanguage();
  const answer = isLast && !live ? answerOf(parts) : undefined;
  return (
    <article
      class="message"
      data-role={role}
      title={createdAt && format.dateTime(createdAt)}
    >
      {createdAt && rest.beginsDay && (
        <time class="message-day" dateTime={createdAt}>
          {format.weekday(createdAt)}
        </time>
      )}
      <h2 class="visually-hidden">
        {role === "user" ? text.chat.you : text.chat.assistant}
        {createdAt && ` ${format.time(createdAt)}`}
      </h2>
      {parts.map((part, at) => (
        <Part
          key={at}
          part={part}
          isAnswer={role === "assistant"}
          isLive={live}
          isOpenElsewhere={part === answer}
          desk={desk}
        />
      ))}
      {answer && <ResultCard tool={answer.tool} words={wordsOf(parts)} />}
      {live && <span class="writing" aria-hidden="true" />}
      <Ending status={status} />
    </article>
  );
}

type ToolPart = Extract<MessagePart, { type: "tool" }>;

/** What the person asked to see: the last thing found, unless it led to a write. */
function answerOf(parts: readonly MessagePart[]): ToolPart | undefined {
  const found = parts.filter(({ type }) => type !== "text").at(-1);
  return found?.type === "tool" && hasCard(found.tool) ? found : undefined;
}

function wordsOf(parts: readonly MessagePart[]): string {
  return parts.map((part) => part.type === "text" ? part.text : "").join("\n");
}

function Part(
  { part, isAnswer, isLive, isOpenElsewhere, desk }: {
    part: MessagePart;
    /** Whether the assistant wrote it; a person's marks stay as typed. */
    isAnswer: boolean;
    isLive: boolean;
    isOpenElsewhere: boolean;
    desk: ApprovalDesk;
  },
) {
  switch (part.type) {
    case "text":
      return isAnswer
        ? <AnswerText text={part.text} isLive={isLive} />
        : <p class="message-text">{part.text}</p>;
    case "tool":
      return <ToolCard tool={part.tool} isOpenElsewhere={isOpenElsewhere} />;
    case "approval": {
      const { approvalId } = part.approval;
      return (
        <ApprovalCard
          approval={part.approval}
          locked={!desk.open}
          deciding={approvalId in desk.deciding}
          badField={desk.failure?.approvalId === approvalId
            ? desk.failure.field
            : undefined}
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
