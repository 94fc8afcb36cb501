import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame, Intent } from "../reading/frame.ts";
import type { Meaning } from "./meaning.ts";

const TOTAL =
  /\btotal\b|\baltogether\b|\bhow much (?:for|is) (?:it all|all|everything|that)\b|合計|総額|(?:全部|ぜんぶ)で(?:いくら|おいくら|何円)/i;
const THAT_IS_ALL =
  /^(?:ok(?:ay)?,? |yes,? |はい、?)?(?:that'?s|that is) (?:it|all|everything)\b|^(?:はい、?)?以上(?:です|で)?/i;
const ASIDES: ReadonlySet<Intent> = new Set<Intent>(
  ["goodbye", "thanks", "yes", "none"],
);

/** "Total?" and "that's it" leave the card that waits as it is. */
export function besideCard(
  { state: { job, isDeclined, withdrawn = [] }, turn }: Context,
  { intent, slots }: Frame,
): Meaning | undefined {
  const text = turn.text.normalize("NFKC").trim().replaceAll("’", "'");
  const [card, ...more] = withdrawn;
  if (!card || isDeclined) return undefined;
  const isBare = Object.keys(slots).length === 0;
  if (isBare && ASIDES.has(intent) && THAT_IS_ALL.test(text)) {
    return { kind: "cards_again" };
  }
  const { items } = job?.slots ?? {};
  const isTotal = card.name === "order_create" && more.length === 0 &&
    job?.intent === "order" && items && !slots.items && !slots.services &&
    !slots.products && slots.number === undefined && TOTAL.test(text);
  if (!isTotal) return undefined;
  const told: Job = { intent: "price", slots: { items }, problems: [] };
  return { kind: "jobs", jobs: [told, job], replaces: false };
}
