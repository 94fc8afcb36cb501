import type { Catalogue, Frame, Intent, ReadContext } from "./frame.ts";
import { WRITES } from "./frame.ts";

const VISITS: readonly Catalogue[] = ["services", "stylists"];
const GOODS: readonly Catalogue[] = ["products"];
const ALL: readonly Catalogue[] = ["services", "products", "stylists", "forms"];

/** What the unread words of each job most likely name. */
const LIKELY: Readonly<Partial<Record<Intent, readonly Catalogue[]>>> = {
  book: VISITS,
  move: VISITS,
  cancel_booking: VISITS,
  open_times: VISITS,
  my_bookings: VISITS,
  services: VISITS,
  duration: VISITS,
  stylists: VISITS,
  order: GOODS,
  cancel_order: GOODS,
  my_orders: GOODS,
  products: GOODS,
  stock: GOODS,
  form_fill: ["forms"],
  forms: ["forms"],
  price: [...VISITS, ...GOODS],
  search: GOODS,
};

/** Jobs for which a name that is not known is not looked for among forms. */
const NO_FORM: ReadonlySet<Intent> = new Set<Intent>([
  "book",
  "move",
  "cancel_booking",
  "order",
  "cancel_order",
  "open_times",
  "price",
  "search",
  "products",
  "stock",
  "services",
  "duration",
  "stylists",
  "info",
  "my_bookings",
  "my_orders",
]);

/**
 * The catalogues to load because a word is unread: the likely ones first, and
 * all others where those are known and it is unread still.
 */
export function needsOf(
  frames: readonly Frame[],
  context: ReadContext,
): Catalogue[] {
  const unread = frames.filter(({ problems, intent }) =>
    problems.some((problem) =>
      problem.reason === "unknown_name" ||
      problem.reason === "unread" && !(problem.weight && WRITES.has(intent))
    )
  );
  const isMissing = (catalogue: Catalogue) => context[catalogue] === undefined;
  const likely = unread.flatMap(likelyFor).filter(isMissing);
  // A visit, an order or a price with a word that is not known is of no form.
  const isPlain = unread.every(({ intent }) => NO_FORM.has(intent));
  const needed = likely.length > 0 || unread.length === 0
    ? likely
    : ALL.filter(isMissing).filter((one) => !isPlain || one !== "forms");
  return [...new Set(needed)];
}

function likelyFor({ intent, slots }: Frame): readonly Catalogue[] {
  const isVisit = slots.day !== undefined || slots.time !== undefined;
  return LIKELY[intent] ?? (isVisit ? VISITS : ALL);
}
