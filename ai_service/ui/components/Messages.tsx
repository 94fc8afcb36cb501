import { useMemo } from "preact/hooks";
import type { ChatState } from "../client/chat_state.ts";
import { beginsDay } from "../client/days.ts";
import { useLanguage } from "../client/language.ts";
import type { TranscriptWindow } from "../client/transcript_window.ts";
import { type Desk, Message } from "./Message.tsx";

/** The messages in the window, and the answer that is being written. */
export function Messages(
  { chat, shown: { start, end }, desk }: {
    chat: ChatState;
    shown: TranscriptWindow;
    desk: Desk;
  },
) {
  const { text, format } = useLanguage();
  const { messages, live, phase, earlierCount } = chat;
  const isWriting = phase !== "idle";
  const count = messages.length;
  // While an answer is written, those before it are not compared again.
  const stored = useMemo(
    () =>
      messages.slice(start, end).map((message, offset) => (
        <Message
          // The same element, also when earlier messages come above it.
          key={start + offset - earlierCount}
          {...message}
          beginsDay={beginsDay(messages, start + offset, format.weekday)}
          isLast={!isWriting && start + offset === count - 1}
          desk={desk}
        />
      )),
    [messages, start, end, earlierCount, isWriting, desk],
  );
  return (
    <div
      class="messages"
      role="log"
      aria-label={text.chat.transcript}
      aria-busy={isWriting}
    >
      {[
        ...stored,
        isWriting && end === count && (
          <Message
            key={count - earlierCount}
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
