import type { ChatMessage, MessagePart } from "../../conversation/events.ts";
import { isMarked, markdownPart } from "../markdown/markdown_part.ts";
import { paymentPart } from "../payment/payment_part.ts";
import { cardPartOf, hasCard } from "../results/card_parts.ts";
import type { Part } from "./part.ts";

/** The parts of the page's code that show these messages. */
export function partsFor(
  messages: readonly ChatMessage[],
): ReadonlySet<Part<unknown>> {
  return new Set(
    messages.filter(({ role }) => role === "assistant")
      .flatMap(({ parts }) => parts.flatMap((shown) => partOf(shown) ?? [])),
  );
}

/** Loads them, so that messages do not change their height once they are shown. */
export async function loadPartsFor(
  messages: readonly ChatMessage[],
): Promise<void> {
  const parts = [...partsFor(messages)].map((part) => part.load());
  // Without them the messages can be read all the same.
  await Promise.allSettled(parts);
}

function partOf(shown: MessagePart): Part<unknown> | undefined {
  switch (shown.type) {
    case "text":
      return isMarked(shown.text) ? markdownPart : undefined;
    case "tool":
      return hasCard(shown.tool) ? cardPartOf(shown.tool.name) : undefined;
    case "approval":
      return shown.approval.order && paymentPart;
  }
}
