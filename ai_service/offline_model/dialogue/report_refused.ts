import type { ToolError } from "../../agent/tool_outcome.ts";
import type { Context } from "../context.ts";
import type { Result } from "../conversation.ts";
import type { Slot } from "../data.ts";
import { momentsOf } from "../jobs/offer.ts";
import { readPhone } from "../reads/business.ts";

/** Times that are offered in place of one that was refused. */
const MAX_OFFERS = 3;

/** What is said of a change that was declined or refused. */
export function reportRefused(
  context: Context,
  { tool, outcome }: Result,
): string {
  const { words: { report } } = context;
  if (outcome.ok) return "";
  const { error } = outcome;
  const { code, details } = error;
  const { available } = (details ?? {}) as { available?: number };
  switch (code) {
    case "declined":
    case "stopped":
      return declined(context, tool);
    case "expired":
      return report.expired;
    case "slot_taken":
      return report.taken(nextMoments(context, details));
    case "slot_unavailable":
      return report.notOnOffer(nextMoments(context, details));
    case "out_of_stock":
      return report.outOfStock(available);
    default:
      return withPhone(context, error);
  }
}

function declined({ words: { report } }: Context, tool: string): string {
  if (tool === "form_submit") return report.declinedForm;
  const hasTime = tool === "booking_create" || tool === "booking_update";
  return hasTime ? report.declinedTime : report.declined;
}

/** The shop may help where this cannot. */
function withPhone(context: Context, error: ToolError): string {
  const { words: { report } } = context;
  const sentence = report.refused(error);
  return FOR_THE_SHOP.has(error.code)
    ? `${sentence}${space(context)}${report.callShop(readPhone(context))}`
    : sentence;
}

const FOR_THE_SHOP: ReadonlySet<string> = new Set([
  "too_late_to_cancel",
  "too_late_to_change",
  "order_not_cancellable",
  "too_many_bookings",
]);

function space({ locale }: Context): string {
  return locale === "en" ? " " : "";
}

/** The next open times that an error names. */
function nextMoments(context: Context, details: unknown): string[] {
  const { nextSlots = [] } = (details ?? {}) as { nextSlots?: Slot[] };
  return momentsOf(context, nextSlots.slice(0, MAX_OFFERS));
}
