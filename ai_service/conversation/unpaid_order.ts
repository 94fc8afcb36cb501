import * as z from "zod";
import type { OrderFacts } from "./events.ts";

const answer = z.object({
  order: z.object({
    id: z.string().regex(/^[\w-]{1,64}$/),
    status: z.string().max(64),
    paymentStatus: z.literal("unpaid"),
    expiresAt: z.string().max(64).nullable(),
  }),
});

/** The order in the answer of a write that is to be paid; undefined for others. */
export function unpaidOrder(result: unknown): OrderFacts | undefined {
  const { data } = answer.safeParse(result);
  return data?.order.status === "pending" ? data.order : undefined;
}
