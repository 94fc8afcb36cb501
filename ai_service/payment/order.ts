import * as z from "zod";

/** An order of the shop, as far as a payment needs it. */
const order = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  paymentStatus: z.string(),
  items: z.array(z.object({
    name: z.object({ ja: z.string(), en: z.string() }),
    quantity: z.number().int().positive(),
    unitPriceMinor: z.number().int().nonnegative(),
  })),
  totalMinor: z.number().int().nonnegative(),
  currency: z.string().length(3),
  expiresAt: z.string().nullable(),
});

export type PayableOrder = z.output<typeof order>;

const answer = z.object({ order });

/** @throws {z.ZodError} If it is no answer with an order. */
export function readOrder(value: unknown): PayableOrder {
  return answer.parse(value).order;
}
