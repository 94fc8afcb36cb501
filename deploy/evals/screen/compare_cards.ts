import type {
  ApprovalEvent,
  ConversationView,
} from "../../../ai_service/conversation/events.ts";
import type { ScreenCard } from "./read_screen.ts";
import { missing, type ScreenWords } from "./screen_words.ts";

/** The approvals of a conversation as the API tells them, from the first to the last. */
export function approvalsOf({ messages }: ConversationView): ApprovalEvent[] {
  return messages.flatMap(({ parts }) =>
    parts.flatMap((part) => part.type === "approval" ? [part.approval] : [])
  );
}

/** Where the cards on the screen are not what the API tells. */
export function compareCards(
  cards: readonly ScreenCard[],
  told: readonly ApprovalEvent[],
  words: ScreenWords,
): string[] {
  if (cards.length !== told.length) {
    return [`${cards.length} cards on the screen, ${told.length} told`];
  }
  return told.flatMap((approval, at) =>
    compareCard(cards[at]!, approval, words)
      .map((wrong) => `card ${at + 1} (${approval.tool}): ${wrong}`)
  );
}

function compareCard(
  card: ScreenCard,
  { state, tool, title, summary, details }: ApprovalEvent,
  { text }: ScreenWords,
): string[] {
  const done: Record<string, string> = text.approval.done;
  const right = {
    state,
    title: state === "done" ? done[tool] : title,
    badge: text.approval.states[state],
  };
  const wrong = Object.entries(right).filter(([name, value]) =>
    card[name as keyof typeof right] !== value
  ).map(([name, value]) =>
    `${name} is "${card[name as keyof typeof right]}", not "${value}"`
  );
  const lost = missing(card.words, [
    ...(state === "done" ? [] : [summary]),
    ...details.flatMap(({ label, value }) => [label, value]),
  ]);
  return [...wrong, ...lost.map((word) => `does not say "${word}"`)];
}
