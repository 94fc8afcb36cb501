import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatState } from "./chat_state.ts";

/** How near to the end, in CSS pixels, still counts as being there. */
const NEAR_PX = 48;

/**
 * Keeps the transcript where the person reads: at its end while it grows there,
 * in place when earlier messages come above, and at one's own message or at a
 * new card as soon as there is one.
 */
export function useTranscriptScroll(
  chat: ChatState,
  { waitingId, firstShown }: {
    /** The card that waits, if there is one. */
    waitingId: string | null;
    /** The place of the first message in the page. */
    firstShown: number;
  },
) {
  const ref = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const held = useRef<{ element: Element; top: number } | null>(null);
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = () => {
    sticks.current = true;
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  };
  const isOwn = chat.phase === "sending" ||
    Object.keys(chat.deciding).length > 0;
  useLayoutEffect(() => {
    if (isOwn) toEnd();
  }, [isOwn]);
  useLayoutEffect(() => {
    if (sticks.current) toEnd();
  }, [chat.messages, chat.live, chat.phase, chat.failure]);
  useLayoutEffect(() => {
    if (sticks.current && chat.phase === "idle") showFromStart(ref.current!);
  }, [chat.messages]);
  useLayoutEffect(() => {
    const { element, top } = held.current ?? {};
    if (!element?.isConnected) return;
    ref.current!.scrollTop += element.getBoundingClientRect().top - top!;
  }, [chat.earlierCount, firstShown]);
  useLayoutEffect(() => {
    const card = ref.current?.querySelector('.approval[data-state="pending"]');
    if (!waitingId || !card) return;
    sticks.current = showCard(ref.current!, card as HTMLElement);
  }, [waitingId]);
  const onScroll = () => {
    held.current = null;
    const { scrollTop, scrollHeight, clientHeight } = ref.current!;
    sticks.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    setAtEnd(sticks.current);
  };
  /** Keeps the first or last message in place while others come and go. */
  const hold = (which: "first" | "last") => {
    const messages = ref.current?.querySelectorAll(".message");
    const element = messages?.[which === "first" ? 0 : messages.length - 1];
    if (!element) return;
    sticks.current = false;
    held.current = { element, top: element.getBoundingClientRect().top };
  };
  return { ref, atEnd, toEnd, onScroll, hold };
}

/** An answer that is higher than the window is read from its start on. */
function showFromStart(transcript: HTMLElement): void {
  const message = transcript.querySelector<HTMLElement>(
    ".messages > :last-child:has(> .result)",
  );
  if (!message) return;
  if (message.offsetHeight <= transcript.clientHeight) return;
  message.scrollIntoView({ block: "start" });
}

/**
 * Puts the focus on a card, unless somebody types. Returns false if the card is
 * higher than the window; then it is shown from its head on.
 */
function showCard(transcript: HTMLElement, card: HTMLElement): boolean {
  const fits = card.offsetHeight <= transcript.clientHeight;
  if (!fits) card.scrollIntoView({ block: "start" });
  const { activeElement } = document;
  const isTyping = activeElement instanceof HTMLTextAreaElement &&
    activeElement.value !== "";
  if (!isTyping) card.focus({ preventScroll: true });
  return fits;
}
