import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Business } from "../data.ts";

const BUSINESS: Call = { name: "business_info", args: {} };

/** What the business says of itself. */
export function readBusiness(context: Context): Business {
  const [result] = context.results([BUSINESS]);
  return result as Business;
}

/** Its telephone number, where this conversation has seen it. */
export function knownPhone(context: Context): string | undefined {
  const business = context.newest(BUSINESS.name) as Business | undefined;
  return business?.phone || undefined;
}

/** The business's telephone number; undefined where no tool tells it. */
export function readPhone(context: Context): string | undefined {
  if (!context.can(BUSINESS.name)) return undefined;
  const [outcome] = context.outcomes([BUSINESS]);
  const phone = outcome?.ok ? (outcome.result as Business).phone : "";
  return phone || undefined;
}
