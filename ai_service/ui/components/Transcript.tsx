import { useLayoutEffect, useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { type ChatState, waitingApprovals } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";
import {
  atStart,
  earlierThan,
  laterThan,
  type Place,
  windowUpTo,
} from "../client/transcript_window.ts";
import { useTranscriptScroll } from "../client/use_transcript_scroll.ts";
import { Icon } from "./Icon.tsx";
import type { Desk } from "./Message.tsx";
import { Messages } from "./Messages.tsx";

/** The messages of a conversation, the newest at the bottom and in view. */
export function Transcript(
  { chat, desk, onEarlier, children }: {
    chat: ChatState;
    desk: Desk;
    onEarlier: (cursor: string) => void;
    children: preact.ComponentChildren;
  },
) {
  const { text } = useLanguage();
  const { earlierCursor, earlierCount } = chat;
  const loaded = { count: chat.messages.length, earlierCount };
  const [last, setLast] = useState<Place | null>(null);
  const shown = windowUpTo(last, loaded);
  const waitingId = waitingApprovals(chat)[0]?.approvalId ?? null;
  const firstShown = shown.start - earlierCount;
  const scroll = useTranscriptScroll(chat, { waitingId, firstShown });
  useLayoutEffect(() => {
    if (earlierCount > 0) setLast(atStart(loaded));
  }, [earlierCount]);
  useLayoutEffect(() => {
    if (chat.phase === "sending") setLast(null);
  }, [chat.phase]);
  const toEarlier = () => {
    scroll.hold("first");
    if (shown.start > 0) setLast(earlierThan(shown, loaded));
    else if (earlierCursor) onEarlier(earlierCursor);
  };
  const toLater = () => {
    scroll.hold("last");
    setLast(laterThan(shown, loaded));
  };
  const toNewest = () => {
    setLast(null);
    scroll.toEnd();
  };
  return (
    <div class="transcript" ref={scroll.ref} onScroll={scroll.onScroll}>
      <div class="transcript-inner">
        {(shown.start > 0 || earlierCursor) && (
          <Button kind="quiet" onClick={toEarlier}>{text.chat.earlier}</Button>
        )}
        <Messages chat={chat} shown={shown} desk={desk} />
        {last === null
          ? children
          : <Button kind="quiet" onClick={toLater}>{text.chat.later}</Button>}
      </div>
      {(!scroll.atEnd || last !== null) && (
        <button
          type="button"
          class="to-newest button"
          data-shape="icon"
          aria-label={text.chat.toNewest}
          onClick={toNewest}
        >
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}
