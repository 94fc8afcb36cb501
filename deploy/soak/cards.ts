import { request } from "../e2e/obedient_model.ts";
import type { Random } from "../../shared/random/random.ts";
import type { Shopper, SoakStack } from "./soak_stack.ts";
import type { Write } from "./writes.ts";

/** A conversation of one of the customers. */
export interface Talk extends Shopper {
  id: string;
}

/** A write that waits for the customer's approval, or has it. */
export interface Card {
  talk: Talk;
  approvalId: string;
  write: Write;
  /** Whether the service answered that the approval is stored. */
  isAccepted: boolean;
  /** Whether an approval was sent at all. */
  isSent: boolean;
}

/** Opens a conversation. */
export async function openTalk(shopper: Shopper): Promise<Talk> {
  return { ...shopper, id: await shopper.customer.newConversation() };
}

/** Asks for one or two writes in a new conversation, and returns their cards. */
export async function askForCards(
  { writes }: SoakStack,
  shopper: Shopper,
  random: Random,
): Promise<Card[]> {
  const talk = await openTalk(shopper);
  const wanted = [writes.next(random)];
  if (random.chance(0.3)) wanted.push(writes.next(random));
  return await cardsIn(talk, wanted);
}

/** Asks for these writes in the conversation, and returns their cards. */
export async function cardsIn(
  talk: Talk,
  wanted: readonly Write[],
): Promise<Card[]> {
  const text = request(...wanted.map(({ call }) => call));
  const approvals = await talk.customer.ask(talk.id, text);
  return approvals.flatMap(({ approvalId, args }): Card[] => {
    const known = JSON.stringify(args);
    const write = wanted.find(({ mark }) => known.includes(`"${mark}"`));
    return write
      ? [{ talk, approvalId, write, isAccepted: false, isSent: false }]
      : [];
  });
}

/**
 * Approves the card, as a person who presses the button does. Resolves to the
 * stream of the answer, or to nothing if the service could not be reached.
 */
export async function approve(card: Card): Promise<Response | undefined> {
  const { customer, id } = card.talk;
  card.isSent = true;
  try {
    const response = await customer.decide(id, card.approvalId, {
      decision: "approve",
    });
    if (response.ok) card.isAccepted = true;
    if (response.ok) return response;
    const { code } = await response.json();
    if (code === "already_decided") card.isAccepted = true;
  } catch {
    // The service died before it answered: nobody knows whether it is stored.
  }
}

/** Closes the stream, as a person who leaves does. */
export async function hangUp(response: Response | undefined): Promise<void> {
  await response?.body?.cancel().catch(() => {});
}
