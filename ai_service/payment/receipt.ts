import * as z from "zod";
import { ApiError } from "../../shared/http/errors.ts";
import type { Actor } from "../conversation/actor.ts";
import type { PaymentDeps } from "./deps.ts";
import { readAsPerson } from "./read_own_order.ts";

const bilingual = z.object({ ja: z.string(), en: z.string() });

/** The receipt of a paid order, as the shop makes it out. */
const receipt = z.object({
  orderNumber: z.string(),
  /** ISO 8601 with offset. */
  paidAt: z.string(),
  paidBy: z.string(),
  seller: z.object({
    name: bilingual,
    seller: bilingual,
    address: bilingual,
    phone: z.string(),
    /** `T` and 13 digits. */
    registrationNumber: z.string().nullable(),
  }),
  lines: z.array(z.object({
    name: bilingual,
    quantity: z.number(),
    unitPriceMinor: z.number(),
    amountMinor: z.number(),
    /** In hundredths of a percent. */
    taxRate: z.number(),
    isReduced: z.boolean(),
  })),
  /** One for each rate; prices include the tax. */
  totals: z.array(z.object({
    taxRate: z.number(),
    isReduced: z.boolean(),
    totalMinor: z.number(),
    taxMinor: z.number(),
  })),
  totalMinor: z.number(),
  refundedMinor: z.number(),
  currency: z.string(),
});

export type Receipt = z.output<typeof receipt>;

/**
 * The receipt of the person's own order. Null where it is not paid, or of
 * somebody else.
 *
 * @throws {ApiError} 503 where the shop does not answer.
 */
export async function readReceipt(
  deps: Pick<PaymentDeps, "mcp" | "mcpTokens">,
  actor: Actor,
  orderId: string,
): Promise<Receipt | null> {
  const call = { name: "order_receipt", args: { orderId } };
  try {
    const answer = await readAsPerson(deps, actor, call);
    return z.object({ receipt }).parse(answer).receipt;
  } catch (error) {
    const isRefused = error instanceof ApiError && error.status !== 503;
    if (isRefused) return null;
    throw error;
  }
}
