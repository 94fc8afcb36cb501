import { notFound } from "../../shared/http/errors.ts";
import type { Actor } from "../conversation/actor.ts";
import type { PaymentDeps } from "./deps.ts";
import { type PayableOrder, readOrder } from "./order.ts";
import { paymentUnavailable } from "./refusals.ts";

/** Longest wait for the shop, in milliseconds. */
const TIMEOUT_MS = 8_000;

type ReadDeps = Pick<PaymentDeps, "mcp" | "mcpTokens">;

/** Reads as the person, under a token for that alone. */
export async function readAsPerson(
  { mcp, mcpTokens }: ReadDeps,
  { user }: Actor,
  call: { name: string; args: Record<string, unknown> },
): Promise<unknown> {
  const { token } = await mcpTokens.turnToken(user, ["order:read"], null);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const outcome = await mcp.callTool({ ...call, token, signal })
    .catch((cause) => {
      throw paymentUnavailable(cause);
    });
  if (outcome.ok) return outcome.result;
  if (outcome.error.code.endsWith("not_found")) throw notFound("Order");
  throw paymentUnavailable(outcome.error);
}

/** @throws {ApiError} 404 where the order is not the person's own. */
export async function readOwnOrder(
  deps: ReadDeps,
  actor: Actor,
  orderId: string,
): Promise<PayableOrder> {
  const args = { orderId };
  return readOrder(
    await readAsPerson(deps, actor, { name: "order_get", args }),
  );
}
