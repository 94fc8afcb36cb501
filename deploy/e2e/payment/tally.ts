import type { Buyer } from "./buyers.ts";
import type { Counter } from "./counter.ts";
import { OIL, type World } from "./world.ts";

/** Wrong ends of orders; each is to be 0. */
export interface Tally {
  /** Orders that are paid though their sessions are not, or the other way round. */
  notAsTheirSession: number;
  /** Orders of which more than one payment was kept. */
  paidTwice: number;
  /** Orders whose money was kept though nothing is handed out for it. */
  paidForNothing: number;
}

/** Compares each order with what Stripe received for it and did not give back. */
export async function tally(
  world: World,
  buyers: readonly Buyer[],
): Promise<Tally> {
  const result = { notAsTheirSession: 0, paidTwice: 0, paidForNothing: 0 };
  const orders = await readOrders(world);
  for (const { order: { id, totalMinor }, story } of buyers) {
    const order = orders.get(id)!;
    const kept = keptOf(world, id);
    const agreed = order.paymentStatus === "paid"
      ? totalMinor - order.refundedMinor
      : 0;
    if (kept !== agreed) result.notAsTheirSession++;
    if (kept > totalMinor) result.paidTwice++;
    const isForNothing = !["confirmed", "completed"].includes(order.status);
    if (kept > 0 && isForNothing) result.paidForNothing++;
    if (kept !== agreed) console.log({ story, kept, agreed, ...order });
  }
  return result;
}

async function readOrders({ database: { owner } }: World) {
  const rows = await owner<{
    id: string;
    status: string;
    paymentStatus: string;
    refundedMinor: number;
  }[]>`
    select id, status, payment_status as "paymentStatus",
      refunded_minor::int as "refundedMinor" from orders`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Minor units. */
function keptOf({ stripe: { account } }: World, orderId: string): number {
  const kept = [...account.intents.values()]
    .filter(({ metadata }) => metadata.order_id === orderId)
    .map(({ id, amount_received }) => amount_received - account.refundedOf(id));
  return kept.reduce((sum, amount) => sum + amount, 0);
}

/**
 * Units by which the shelf differs from what was ever put on it and was not
 * handed over, or by which more is held than is there.
 */
export async function stockDrift(counter: Counter): Promise<number> {
  const { database: { owner }, clock: { now } } = counter.world;
  const [row] = await owner<
    [{ onHand: number; held: number; handedOver: number }]
  >`
    select stock as "onHand", (
      select coalesce(sum(quantity), 0)::int
      from orders join order_items on order_id = orders.id
      where fulfilment_status = 'fulfilled'
    ) as "handedOver", (
      select coalesce(sum(quantity), 0)::int
      from orders join order_items on order_id = orders.id
      where fulfilment_status = 'unfulfilled'
        and (status = 'confirmed' and payment_status = 'paid'
          or status = 'pending' and expires_at > ${now})
    ) as held from products where id = ${OIL}`;
  const missing = Math.abs(counter.units - row.handedOver - row.onHand);
  return missing + Math.max(0, row.held - row.onHand);
}
