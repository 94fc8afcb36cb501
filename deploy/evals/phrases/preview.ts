import {
  refuse,
  type ToolOutcome,
} from "../../../ai_service/agent/tool_outcome.ts";
import type { Call } from "./ask_offline.ts";
import { fromLocalIso } from "./calendar.ts";
import { PRODUCTS } from "./catalogue.ts";
import type { Phrase } from "./phrase.ts";
import { isOpenStart, slotsOf } from "./shop_hours.ts";

/**
 * What the MCP server's preview refuses, before there is a card: a start that is
 * not on offer, or more than there is.
 */
export function refusalOf(call: Call, phrase: Phrase): ToolOutcome | undefined {
  const { args } = call;
  if (call.tool === "order_create") return stockRefusal(args["items"]);
  if (typeof args["start"] !== "string") return;
  const own = phrase.account.bookings.find(({ id }) =>
    id === args["bookingId"]
  );
  const serviceId = String(args["serviceId"] ?? own?.serviceId);
  const start = fromLocalIso(args["start"]);
  if (isOpenStart(serviceId, start, phrase.now)) return;
  const nextSlots = slotsOf(serviceId, start.day, phrase.now).slice(0, 3);
  const text = "This time is not on offer";
  return withDetails(refuse("slot_unavailable", text), { nextSlots });
}

function stockRefusal(items: unknown): ToolOutcome | undefined {
  const ordered = Array.isArray(items) ? items : [];
  const short = ordered.find(({ productId, quantity }) =>
    quantity > (PRODUCTS.find(({ id }) => id === productId)?.stock ?? 0)
  );
  if (!short) return;
  const { productId } = short;
  const text = "There are not so many of it";
  return withDetails(refuse("out_of_stock", text), { productId });
}

function withDetails(
  outcome: ToolOutcome,
  details: Record<string, unknown>,
): ToolOutcome {
  if (outcome.ok) return outcome;
  return { ok: false, error: { ...outcome.error, details } };
}
