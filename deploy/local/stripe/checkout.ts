import type Stripe from "stripe";
import { invalid } from "./error.ts";
import { fieldsAt, type FormFields, textAt, textsAt } from "./form_body.ts";
import { createSession } from "./session.ts";

/** One line that is paid for. */
export interface Line {
  name: string;
  quantity: number;
  /** Of one unit, in minor units. */
  amount: number;
}

/** A session, and what its answers do not name. */
export interface StoredSession {
  session: Stripe.Checkout.Session;
  lines: readonly Line[];
  intentMetadata: Record<string, string>;
  /** Days for which a voucher can be paid. */
  voucherDays: number;
  /** When the voucher that waits ends. */
  voucherEndsAt?: Date | undefined;
}

const SHORTEST_SECONDS = 30 * 60;
const LONGEST_SECONDS = 24 * 60 * 60;

/**
 * Reads the parameters of `POST /v1/checkout/sessions`.
 *
 * @throws {StripeRefusal} 400 where one is missing or wrong.
 */
export function readCheckout(
  fields: FormFields,
  { id, created, url }: { id: string; created: number; url: string },
): StoredSession {
  if (textAt(fields, "mode") !== "payment") throw invalid("mode", "Not known");
  const lines = readLines(fields);
  const session = createSession({
    id,
    created,
    expiresAt: readEnd(fields, created),
    currency: readCurrency(fields),
    total: lines.reduce((sum, line) => sum + line.amount * line.quantity, 0),
    url,
    successUrl: textAt(fields, "success_url") ?? "",
    cancelUrl: textAt(fields, "cancel_url") ?? "",
    clientReferenceId: textAt(fields, "client_reference_id") ?? null,
    metadata: textsAt(fields, "metadata"),
    methods: readMethods(fields),
    locale: textAt(fields, "locale") === "ja" ? "ja" : "en",
  });
  const days = textAt(
    fields,
    "payment_method_options",
    "konbini",
    "expires_after_days",
  );
  return {
    session,
    lines,
    intentMetadata: textsAt(fields, "payment_intent_data", "metadata"),
    voucherDays: Number(days ?? 3),
  };
}

function readLines(fields: FormFields): Line[] {
  const items = Object.values(fieldsAt(fields, "line_items"));
  if (items.length === 0) throw invalid("line_items", "There are none");
  return items.map((item) => {
    const below = typeof item === "object" ? item : {};
    return {
      name: textAt(below, "price_data", "product_data", "name") ?? "",
      quantity: wholeNumber(textAt(below, "quantity"), "line_items[quantity]"),
      amount: wholeNumber(
        textAt(below, "price_data", "unit_amount"),
        "line_items[price_data][unit_amount]",
      ),
    };
  });
}

function wholeNumber(text: string | undefined, param: string): number {
  if (text !== undefined && /^\d+$/.test(text)) return Number(text);
  throw invalid(param, `Invalid integer: ${text}`, "parameter_invalid_integer");
}

/** One lower-case currency for all lines. */
function readCurrency(fields: FormFields): string {
  const currencies = new Set(
    Object.values(fieldsAt(fields, "line_items")).map((item) =>
      typeof item === "object" ? textAt(item, "price_data", "currency") : ""
    ),
  );
  const [currency = ""] = currencies;
  if (currencies.size === 1 && /^[a-z]{3}$/.test(currency)) return currency;
  throw invalid("line_items", `Invalid currency: ${[...currencies]}`);
}

function readEnd(fields: FormFields, created: number): number {
  const text = textAt(fields, "expires_at");
  if (text === undefined) return created + LONGEST_SECONDS;
  const end = wholeNumber(text, "expires_at");
  const seconds = end - created;
  if (seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS) return end;
  throw invalid(
    "expires_at",
    "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
  );
}

/** The Dashboard of this account allows cards; others are asked for. */
function readMethods(fields: FormFields): string[] {
  const asked = Object.values(textsAt(fields, "allowed_payment_method_types"));
  return asked.length > 0 ? asked : ["card"];
}
