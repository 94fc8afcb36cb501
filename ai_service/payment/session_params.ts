import type Stripe from "stripe";
import type { CheckoutRecord } from "./checkout_record.ts";
import type { PayableOrder } from "./order.ts";

/** Who pays, and where Stripe sends the person afterwards. */
export interface SessionContext {
  userId: string;
  /** Origin of this service. */
  siteUrl: string;
  konbiniDays: number;
}

/** The limits of a payment at a convenience store, in yen. */
const KONBINI_YEN = { least: 120, most: 300_000 };

/**
 * The session of an attempt. The same record and order give the same session, as
 * a repeated request must ask for the same.
 */
export function sessionParams(
  order: PayableOrder,
  record: CheckoutRecord,
  { userId, siteUrl, konbiniDays }: SessionContext,
): Stripe.Checkout.SessionCreateParams {
  const metadata = { order_id: order.id, user_id: userId };
  const hasKonbini = konbiniDays > 0 && mayUseKonbini(order);
  return {
    mode: "payment",
    client_reference_id: order.id,
    metadata,
    payment_intent_data: { metadata },
    line_items: lineItems(order, record),
    // The order's own amount is charged, in the order's own currency.
    adaptive_pricing: { enabled: false },
    allowed_payment_method_types: hasKonbini ? ["card", "konbini"] : ["card"],
    ...(hasKonbini && {
      payment_method_options: {
        konbini: { expires_after_days: konbiniDays },
      },
    }),
    expires_at: record.sessionEndsAt,
    locale: record.locale,
    success_url: `${siteUrl}/payment/done?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${siteUrl}/payment/back?order=${order.id}`,
  };
}

function mayUseKonbini({ currency, totalMinor }: PayableOrder): boolean {
  return currency === "JPY" && totalMinor >= KONBINI_YEN.least &&
    totalMinor <= KONBINI_YEN.most;
}

/** The order's lines; amounts are minor units in both systems. */
function lineItems(
  { items, currency, totalMinor, number }: PayableOrder,
  { locale }: CheckoutRecord,
): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const line = (name: string, unit_amount: number, quantity: number) => ({
    quantity,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount,
      product_data: { name },
    },
  });
  const sum = items.reduce(
    (total, item) => total + item.unitPriceMinor * item.quantity,
    0,
  );
  if (sum !== totalMinor) return [line(number, totalMinor, 1)];
  return items.map((item) =>
    line(item.name[locale], item.unitPriceMinor, item.quantity)
  );
}
