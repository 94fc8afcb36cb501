import type { Context } from "../context.ts";
import type { Item } from "../data.ts";
import type { ShownList } from "../job.ts";
import { type ChoiceSlot, type Intent, WRITES } from "../reading/frame.ts";
import { readProducts } from "../reads/shop.ts";
import { readServices } from "../reads/bookings.ts";
import { isByValue } from "./rank.ts";

/** The list shown that the job can choose from, or all there is to compare. */
export function listFor(
  context: Context,
  intent: Intent,
  choice: ChoiceSlot | undefined,
): ShownList | undefined {
  const { shown: last, compared, job } = context.state;
  const isCompared = choice?.kind === "by" && isByValue(choice.order);
  if (!isCompared) {
    return last && canMean(intent, last.kind) ? last : undefined;
  }
  const isCheaper = choice.order === "cheaper";
  const shown = isCheaper && compared ? compared : last;
  // "The cheaper one" of a single thing says nothing.
  const isOfOne = isCheaper && shown?.ids.length === 1 &&
    !job && (intent === "answer" || WRITES.has(intent));
  if (isOfOne) return undefined;
  const isList = shown && shown.ids.length > 1 &&
    (shown.kind === "services" || shown.kind === "products");
  const subject = intent === "answer"
    ? job?.intent ?? (shown && READ_OF[shown.kind])
    : intent;
  if (isList && canMean(subject ?? intent, shown.kind)) return shown;
  if (subject && OF_SERVICES.has(subject)) {
    return listOf("services", readServices(context));
  }
  return subject && OF_PRODUCTS.has(subject)
    ? listOf("products", readProducts(context))
    : undefined;
}

function listOf(kind: ShownList["kind"], items: readonly Item[]): ShownList {
  return { kind, ids: items.map(({ id }) => id) };
}

/** The read that shows such a list. */
const READ_OF: Partial<Record<ShownList["kind"], Intent>> = {
  services: "services",
  products: "products",
};

const OF_SERVICES: ReadonlySet<Intent> = new Set<Intent>(
  ["book", "open_times", "services", "price", "duration"],
);

const OF_PRODUCTS: ReadonlySet<Intent> = new Set<Intent>(
  ["order", "products", "search", "stock"],
);

/** Whether the job can be about a thing of such a list. */
function canMean(intent: Intent, kind: ShownList["kind"]): boolean {
  return LISTS[intent]?.includes(kind) ?? true;
}

const LISTS: Partial<Record<Intent, readonly ShownList["kind"][]>> = {
  book: ["slots", "services", "stylists"],
  open_times: ["slots", "services", "stylists"],
  move: ["bookings", "slots", "stylists", "services"],
  cancel: ["bookings", "orders"],
  cancel_booking: ["bookings"],
  cancel_order: ["orders", "bookings"],
  order: ["products"],
  form_fill: ["forms"],
};
