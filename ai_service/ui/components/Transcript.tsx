import { type ChatState, waitingApprovals } from "../client/chat_state.ts";
import { beginsDay } from "../client/days.ts";
import { useLanguage } from "../client/language.ts";
import { useTranscriptScroll } from "../client/use_transcript_scroll.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Icon } from "./Icon.tsx";
import { type Desk, Message } from "./Message.tsx";

interface TranscriptProps {
  chat: ChatState;
  desk: Desk;
  onEarlier: (cursor: string) => void;
  children: preact.ComponentChildren;
}

/** The messages of a conversation, the newest at the bottom and in view. */
export function Transcript(
  { chat, desk, onEarlier, children }: TranscriptProps,
) {
  const { text } = useLanguage();
  const { earlierCursor } = chat;
  const waitingId = waitingApprovals(chat)[0]?.approvalId ?? null;
  const scroll = useTranscriptScroll(chat, waitingId);
  const loadEarlier = (cursor: string) => {
    scroll.hold();
    onEarlier(cursor);
  };
  return (
    <div class="transcript" ref={scroll.ref} onScroll={scroll.onScroll}>
      <div class="transcript-inner">
        {earlierCursor && (
          <Button
            kind="quiet"
            onClick={() => loadEarlier(earlierCursor)}
          >
            {text.chat.earlier}
          </Button>
        )}
        <Messages chat={chat} desk={desk} />
        {children}
      </div>
      {!scroll.atEnd && (
        <button
          type="button"
          class="to-newest button"
          data-shape="icon"
          aria-label={text.chat.toNewest}
          onClick={scroll.toEnd}
        >
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

function Messages({ chat, desk }: Pick<TranscriptProps, "chat" | "desk">) {
  const { text, format } = useLanguage();
  const { messages, live, phase, earlierCount } = chat;
  const writing = phase !== "idle";
  return (
    <div
      class="messages"
      role="log"
      aria-label={text.chat.transcript}
      aria-busy={writing}
    >
      {[
        ...messages.map((message, at) => (
          <Message
            key={at - earlierCount}
            {...message}
            beginsDay={beginsDay(messages, at, format.weekday)}
            isLast={!writing && at === messages.length - 1}
            desk={desk}
          />
        )),
        writing && (
          <Message
            key={messages.length - earlierCount}
            role="assistant"
            parts={live}
            live
            isLast
            desk={desk}
          />
        ),
      ]}
    </div>
  );
}
