import type { Context } from "../context.ts";
import { readServices } from "../reads/bookings.ts";
import type { Asked } from "./opening_hours.ts";

/** The rules in the business's words, and the deadline of each service. */
export function policy(context: Context, { business, slots }: Asked): string {
  const { words: { info }, locale } = context;
  const text = business.cancellation[locale];
  if (!context.can("booking_services")) return text;
  const services = readServices(context).filter(({ id }) =>
    !slots.services || slots.services.includes(id)
  );
  const lines = services.flatMap((service) =>
    service.cancelUntilMinutes === undefined ? [] : [{
      name: context.name(service),
      until: info.before(service.cancelUntilMinutes),
    }]
  );
  return [text, lines.length > 0 ? info.deadlines(lines) : ""]
    .filter((part) => part !== "").join("\n");
}
