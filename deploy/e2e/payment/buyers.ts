import { checkout } from "../../../ai_service/payment/checkout.ts";
import { callAs, type PlacedOrder } from "./counter.ts";
import type { World } from "./world.ts";

/** What a buyer does, and what becomes of the payment. */
export const STORIES = [
  "pays",
  "is declined, then pays",
  "leaves",
  "lets the page lapse, then pays",
  "pays by voucher",
  "lets the voucher lapse",
  "cancels, then pays",
  "cancels",
  "pays in the last minute",
  "pays in the last minute, also anew",
  "pays, and staff give it back",
  "pays, and staff give a part back",
  "pays, and it is given back at Stripe",
  "pays, and a part is given back at Stripe",
] as const;

export interface Buyer {
  userId: string;
  order: PlacedOrder;
  story: typeof STORIES[number];
  /** The page that the buyer was sent to first. */
  session?: string;
}

/** Attempts to begin a payment whose processes die. */
const TRIES = 100;

/** Does it; what dies, or is refused, has simply stopped there. */
export async function attempt(act: () => Promise<unknown>): Promise<void> {
  await act().catch(() => {});
}

/** Begins the payment until there is a session; undefined where it is refused. */
export async function beginPayment(
  world: World,
  { userId, order }: Pick<Buyer, "userId" | "order">,
  most = TRIES,
): Promise<string | undefined> {
  const user = { id: userId, email: null, name: "A person" };
  const actor = { user, locale: "ja" as const };
  const request = { orderId: order.id, conversationId: null };
  for (let tries = 0; tries < most; tries++) {
    const { deps } = await world.service.get();
    const { payment } = deps;
    try {
      const url = await checkout(
        { ...deps, payment: payment! },
        actor,
        request,
      );
      return url.split("/").at(-1)!;
    } catch (error) {
      const { status } = error as { status?: number };
      if (status === 409 || status === 404) return undefined;
    }
  }
}

/** What the buyer does at the hosted page. */
export async function buy(world: World, buyer: Buyer): Promise<void> {
  const { account } = world.stripe;
  const session = await beginPayment(world, buyer);
  if (!session) return;
  buyer.session = session;
  switch (buyer.story) {
    case "leaves":
      return;
    case "is declined, then pays":
      account.decline(session);
      return account.pay(session);
    case "lets the page lapse, then pays": {
      account.expire(session);
      const again = await beginPayment(world, buyer);
      return again === undefined ? undefined : account.pay(again);
    }
    case "pays by voucher":
    case "lets the voucher lapse":
      return account.takeVoucher(session);
    case "cancels, then pays":
      await cancel(world, buyer);
      return account.pay(session);
    case "cancels":
      return await cancel(world, buyer);
    case "pays in the last minute":
    case "pays in the last minute, also anew":
      return;
    default:
      return account.pay(session);
  }
}

/** The last minute of the session has come; some begin another one beside it. */
export async function buyLate(world: World, buyer: Buyer): Promise<void> {
  if (!buyer.story.startsWith("pays in the last minute")) return;
  const { account } = world.stripe;
  const second = buyer.story.endsWith("anew")
    ? await beginPayment(world, buyer)
    : undefined;
  for (const id of [buyer.session, second]) {
    if (id === undefined) continue;
    if (account.session(id).session.status === "open") account.pay(id);
  }
}

async function cancel(world: World, { userId, order }: Buyer): Promise<void> {
  const input = { orderId: order.id };
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      await callAs(world, userId, "order/cancel", input);
      return;
    } catch {
      // The server died; the buyer presses again.
    }
  }
}
