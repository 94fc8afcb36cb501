import { createPart } from "../client/part.ts";

/** How an order is paid, on the card that made it. */
export const paymentPart = createPart(async () =>
  (await import("./OrderPayment.tsx")).PresentPayment
);
