import type { Locale } from "../../shared/ui/locale.ts";
import { type Refusal, refusalEn } from "./refusal_en.ts";
import { refusalJa } from "./refusal_ja.ts";
import type { ToolError } from "./tool_outcome.ts";

const WORDS: Record<Locale, Record<Refusal, string>> = {
  ja: refusalJa,
  en: refusalEn,
};

/** The refusal of an id that is not found, by the field of the input that holds it. */
const GONE: Record<string, Refusal> = {
  bookingId: "booking_gone",
  serviceId: "service_gone",
  stylistId: "stylist_gone",
  orderId: "order_gone",
  formId: "form_gone",
};

/** Why a start is not on offer, by the reason in the details. */
const NOT_ON_OFFER: Record<string, Refusal> = {
  past: "slot_past",
  too_soon: "slot_too_soon",
  too_far: "slot_too_far",
  closed: "slot_closed",
};

/** Codes that are told by the sentence of another one. */
const SAME_AS: Record<string, Refusal> = {
  product_not_found: "product_gone",
  unknown_tool: "not_offered",
  not_allowed: "not_offered",
  no_preview: "not_offered",
  customer_forgotten: "account_deleted",
  invalid_call: "invalid_input",
};

/**
 * What the customer is told of a write that the shop refused: the reason, and
 * what can be done instead. Undefined for a code that says nothing about it.
 */
export function refusalIn(
  locale: Locale,
  error: Pick<ToolError, "code" | "details">,
): string | undefined {
  const words: Record<string, string> = WORDS[locale];
  return words[refusalOf(error)];
}

function refusalOf({ code, details }: Pick<ToolError, "code" | "details">) {
  const { field, reason, status, paymentStatus } = (details ?? {}) as Record<
    string,
    unknown
  >;
  switch (code) {
    case "not_found":
      return GONE[String(field)] ?? code;
    case "slot_unavailable":
      return NOT_ON_OFFER[String(reason)] ?? code;
    case "order_not_cancellable":
      if (paymentStatus === "paid") return "order_paid";
      return status === "expired" ? "order_expired" : code;
    default:
      return SAME_AS[code] ?? code;
  }
}
