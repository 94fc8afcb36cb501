import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Business } from "../data.ts";

const BUSINESS: Call = { name: "business_info", args: {} };

/** What the business says of itself. */
export function readBusiness(context: Context): Business {
  const [result] = context.results([BUSINESS]);
  return result as Business;
}

/** The business's telephone number; undefined where no tool tells it. */
export function readPhone(context: Context): string | undefined {
  if (!context.can(BUSINESS.name)) return undefined;
  const [outcome] = context.outcomes([BUSINESS]);
  const phone = outcome?.ok ? (outcome.result as Business).phone : "";
  return phone || undefined;
}
