import { ApiError } from "../../shared/http/errors.ts";
import type { Actor } from "../conversation/actor.ts";
import { prepareAttempt } from "./attempt.ts";
import type { SettleDeps } from "./deps.ts";
import { openSession } from "./open_session.ts";
import { readOwnOrder } from "./read_own_order.ts";
import { cannotBePaid, paymentUnavailable } from "./refusals.ts";
import { holdOrder } from "./shop_orders.ts";

/** What a person asks to pay, and where it is talked about. */
export interface CheckoutRequest {
  orderId: string;
  conversationId: string | null;
}

/**
 * The address at which the person pays the order. The session that is open is
 * used again; there is never another one beside it.
 *
 * @throws {ApiError} 404 for an order of somebody else, 409 for one that cannot
 * be paid, 503 where the shop or Stripe does not answer.
 */
export async function checkout(
  deps: SettleDeps,
  actor: Actor,
  request: CheckoutRequest,
): Promise<string> {
  const order = await readOwnOrder(deps, actor, request.orderId);
  if (order.status !== "pending" || order.paymentStatus !== "unpaid") {
    throw cannotBePaid(order.paymentStatus);
  }
  const record = await prepareAttempt(deps, actor, {
    order,
    conversationId: request.conversationId,
  });
  if (record.session) return record.session.url;
  const isHeld = await holdOrder(deps, order.id, record.heldUntil)
    .catch((cause) => {
      throw cause instanceof ApiError ? cause : paymentUnavailable(cause);
    });
  if (!isHeld) throw cannotBePaid(order.paymentStatus);
  return await openSession(deps, actor.user.id, order, record);
}
