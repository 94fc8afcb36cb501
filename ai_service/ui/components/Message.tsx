import type {
  Branch,
  ChatMessage,
  Feedback,
  MessagePart,
  RunStatus,
} from "../../conversation/events.ts";
import { optimisticId, unsettledId } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";
import { Answer, type ApprovalDesk } from "./Answer.tsx";
import { Branches } from "./Branches.tsx";
import { AnswerActions, type MessageDesk } from "./MessageActions.tsx";
import { OwnMessage } from "./OwnMessage.tsx";

/** What can be done about messages and their cards. */
export interface Desk {
  approvals: ApprovalDesk;
  messages: MessageDesk;
  viewBranch: (branchId: string) => Promise<readonly ChatMessage[]>;
}

/** One message of the transcript, or the answer that is being written. */
export function Message(
  { desk, ...message }: {
    /** Missing while it is being written. */
    id?: string;
    role: "user" | "assistant";
    parts: MessagePart[];
    text?: string;
    /** ISO 8601; missing while it is being written. */
    createdAt?: string;
    status?: RunStatus | undefined;
    feedback?: Feedback | undefined;
    branches?: readonly Branch[] | undefined;
    /** Whether it is the first of its day. */
    beginsDay?: boolean;
    live?: boolean;
    /** Whether it is the newest one. */
    isLast: boolean;
    desk: Desk;
  },
) {
  const { role, parts, status, live = false, isLast } = message;
  const { id = "", text: words = "", branches = [] } = message;
  const isStored = id !== "" && id !== optimisticId && id !== unsettledId;
  const isClosed = { ...desk.messages, isOpen: false };
  return (
    <article class="message" data-role={role}>
      <Head {...message} />
      {branches.length > 0 && (
        <Branches
          branches={branches}
          onView={desk.viewBranch}
        />
      )}
      {role === "user"
        ? (
          <OwnMessage
            id={id}
            text={words}
            desk={isStored ? desk.messages : isClosed}
          />
        )
        : (
          <Answer
            {...{ id, parts, status, live }}
            isShown={isLast && !live}
            desk={desk.approvals}
          />
        )}
      {role === "assistant" && isStored && words !== "" && (
        <AnswerActions
          {...{ id, isLast }}
          text={words}
          feedback={message.feedback}
          desk={desk.messages}
        />
      )}
    </article>
  );
}

/** Whose message it is and when it came; the day where that is a new one. */
function Head(
  { role, createdAt, beginsDay }: {
    role: "user" | "assistant";
    createdAt?: string;
    beginsDay?: boolean;
  },
) {
  const { text, format } = useLanguage();
  return (
    <>
      {createdAt && beginsDay && (
        <time class="message-day" dateTime={createdAt}>
          {format.weekday(createdAt)}
        </time>
      )}
      <h2 class="visually-hidden">
        {role === "user" ? text.chat.you : text.chat.assistant}
        {createdAt && ` ${format.time(createdAt)}`}
      </h2>
    </>
  );
}
