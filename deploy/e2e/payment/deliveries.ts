import Stripe from "stripe";
import { confirmPayment } from "../../../ai_service/payment/confirm.ts";
import { ownSession } from "../../../ai_service/payment/event_session.ts";
import { refundOrders } from "../../../ai_service/payment/refund_orders.ts";
import { attempt } from "./buyers.ts";
import { WEBHOOK_SECRET, type World } from "./world.ts";

/** How often an event is lost, comes three times, or after the success page. */
const LOST = 0.2;
const AGAIN = 0.3;
const RETURNS = 0.3;

/** Does it to each; at once, or one after the other. */
export async function each<T>(
  items: readonly T[],
  isAtOnce: boolean,
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  if (isAtOnce) {
    await Promise.all(items.map((item) => attempt(() => act(item))));
    return;
  }
  for (const item of items) await attempt(() => act(item));
}

/** What happened at Stripe arrives: shuffled, several times, or never. */
export async function deliver(world: World, isAtOnce: boolean): Promise<void> {
  const { random, stripe } = world;
  await stripe.webhooks.settled();
  const events = world.events.splice(0)
    .filter(({ type }) => isResent(type) || !random.chance(LOST))
    .flatMap((event) => random.chance(AGAIN) ? [event, event, event] : [event])
    .map((event) => ({ event, at: random.next() }))
    .sort((a, b) => a.at - b.at);
  await each(events, isAtOnce, async ({ event }) => {
    const isBack = random.chance(RETURNS);
    if (isBack && random.chance(0.5)) await comeBack(world, event);
    const status = await sendEvent(world, event).catch(() => 0);
    if (status !== 200) world.events.push(event);
    if (isBack) await comeBack(world, event);
  });
  await each([work, giveBack], isAtOnce, (act) => act(world));
}

/** Stripe goes on for days; nothing but the event tells of these. */
function isResent(type: string): boolean {
  return type.startsWith("refund.");
}

/** Sends the event as Stripe does; resolves to the status. */
export async function sendEvent(
  world: World,
  event: Stripe.Event,
): Promise<number> {
  const { fetch, deps } = await world.service.get();
  const payload = JSON.stringify(event);
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret: WEBHOOK_SECRET,
    timestamp: Math.floor(world.clock.now.getTime() / 1000),
  });
  const response = await fetch(
    new Request(`${deps.env.url}/webhooks/stripe`, {
      method: "POST",
      headers: { "stripe-signature": signature },
      body: payload,
    }),
  );
  await response.body?.cancel();
  await deps.worker.settled();
  return response.status;
}

/** The buyer's browser returns from the hosted page. */
async function comeBack(world: World, event: Stripe.Event): Promise<void> {
  if (!event.type.startsWith("checkout.session.")) return;
  const own = ownSession(event.data.object as Stripe.Checkout.Session);
  const { deps } = await world.service.get();
  if (own) await confirmPayment(deps, own.userId, own.sessionId);
}

/** What the service does by itself, each second. */
export async function work({ service }: World): Promise<void> {
  const { deps } = await service.get();
  await deps.worker.tick();
}

/** What it does each ten seconds. */
export async function giveBack({ service }: World): Promise<void> {
  const { deps } = await service.get();
  await refundOrders(deps);
}
