import type { ChatState } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";
import { useStickyScroll } from "../client/use_sticky_scroll.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Icon } from "./Icon.tsx";
import { type ApprovalDesk, Message } from "./Message.tsx";

/** The messages of a conversation, the newest at the bottom and in view. */
export function Transcript(
  { chat, desk, onEarlier, children }: {
    chat: ChatState;
    desk: ApprovalDesk;
    onEarlier: (cursor: string) => void;
    children: preact.ComponentChildren;
  },
) {
  const { text } = useLanguage();
  const { messages, earlierCursor, live, phase } = chat;
  const scroll = useStickyScroll([messages, live, phase, chat.failure]);
  const writing = phase !== "idle";
  return (
    <div class="transcript" ref={scroll.ref} onScroll={scroll.onScroll}>
      <div class="transcript-inner">
        {earlierCursor && (
          <Button
            kind="quiet"
            onClick={() => onEarlier(earlierCursor)}
          >
            {text.chat.earlier}
          </Button>
        )}
        <div
          class="messages"
          role="log"
          aria-label={text.chat.transcript}
          aria-busy={writing}
        >
          {[
            ...messages.map((message, at) => (
              <Message
                key={at}
                {...message}
                isLast={!writing && at === messages.length - 1}
                desk={desk}
              />
            )),
            writing && (
              <Message
                key={messages.length}
                role="assistant"
                parts={live}
                live
                isLast
                desk={desk}
              />
            ),
          ]}
        </div>
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
