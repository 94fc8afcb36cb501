import type { Job, JobSlots, ShownList } from "../job.ts";
import type { Intent } from "../reading/frame.ts";

/** The job that slots alone mean; undefined where they mean none. */
export function impliedIntent(slots: JobSlots): Intent | undefined {
  if (slots.tied) return slots.number === undefined ? "book" : "order";
  if (slots.bookingIds) return "my_bookings";
  if (slots.orderIds) return "my_orders";
  if (slots.formId) return "form_fill";
  if (slots.items?.some(({ quantity }) => quantity !== undefined)) {
    return "order";
  }
  const isNamed = slots.items || slots.products;
  if (isNamed) return slots.number === undefined ? "products" : "order";
  const isVisit = slots.services || slots.day || slots.time || slots.stylist;
  return isVisit ? "book" : undefined;
}

/** "How much is it?" is about the service or product under way. */
export function withSubject(job: Job, before: Job | undefined): Job {
  const { services, products, items, topics } = job.slots;
  const isAboutOne = ABOUT_ONE.has(job.intent) || topics?.includes("policy");
  if (!before || !isAboutOne || services || products || items) return job;
  const { services: service, items: item, stylist } = before.slots;
  return {
    ...job,
    slots: {
      ...(service && { services: service }),
      ...(item && { items: item }),
      ...(stylist && { stylist }),
      ...job.slots,
    },
  };
}

/** "How much is that?", behind the person's orders or bookings, is of those. */
export function ofShown(job: Job, shown: ShownList | undefined): Job {
  const { services, products, items, stylist } = job.slots;
  const isNamed = services || products || items || stylist;
  if (isNamed || !OF_LIST.has(job.intent)) return job;
  if (shown?.kind === "orders") return { ...job, intent: "my_orders" };
  return shown?.kind === "bookings" ? { ...job, intent: "my_bookings" } : job;
}

const OF_LIST: ReadonlySet<Intent> = new Set<Intent>(["price", "duration"]);

const ABOUT_ONE: ReadonlySet<Intent> = new Set<Intent>(
  ["price", "duration", "stylists", "stock"],
);
