import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame, Intent, ItemSlot } from "../reading/frame.ts";

const COUNT = "(one|two|three|four|five|\\d+|half|some)";
/** Words for some of what is ordered: they stand before what becomes of it. */
const PARTS: readonly RegExp[] = [
  new RegExp(
    `\\b${COUNT} of (?:them|those|these|the|my)\\b(?! (?:same|kind|sort))`,
  ),
  new RegExp(
    `\\b(?:change|swap|switch|turn|exchange|replace|trade) ${COUNT}\\b(?! of\\b)`,
  ),
  new RegExp(`\\b${COUNT} (?:should|could|can|to) be\\b`),
  new RegExp(`\\bcan ${COUNT} be\\b`),
  /\b(?:the|that) (other) one\b(?=.* )/,
  /(?:^|[ 、。,]|やっぱり?|あ|じゃあ?|うち|中の|それ)(\d+|[一二三四五]|ひと|ふた)(?:つ|本|個|枚|点)?(?:だけ)?[はを]/,
  /(もう(?:1|一|ひと)(?:つ|本|個|枚|点)?|片方|片っぽ|かたほう|半分|はんぶん|半数)/,
];
const FEWER =
  /\b(?:off|out|less|fewer|remove|drop|cancel)\b|減ら|へらし|やめ|いら|要ら|なしで|外し|抜い/;
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  other: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  ひと: 1,
  ふた: 2,
};

const CHANGES: ReadonlySet<Intent> = new Set<Intent>(
  ["order", "answer", "none", "move", "stop", "no", "cancel_order"],
);

/**
 * "Make one of them the moist one", while an order waits: so many of a product
 * become another one. Where it is not sure of which, it is asked about.
 */
export function partOfOrder(
  { state: { job, isDeclined }, turn }: Context,
  { intent, slots, problems, isAddition }: Frame,
): Job | undefined {
  const { items = [], not: _, ...others } = job?.slots ?? {};
  const text = turn.text.normalize("NFKC").toLowerCase();
  const said = PARTS.map((part) => part.exec(text)?.[1]).find(Boolean);
  const isOpen = job?.intent === "order" && !isDeclined && items.length > 0 &&
    CHANGES.has(intent) && !isAddition;
  if (!isOpen || !said) return undefined;
  const named = [
    ...slots.items?.map(({ productId }) => productId) ?? [],
    ...slots.products ?? [],
    ...slots.which?.products ?? [],
  ];
  const isOrdered = (id: string) =>
    items.some(({ productId }) => productId === id);
  const from = [...named, ...slots.not?.products ?? []].filter(isOrdered);
  const to = named.filter((id) => !isOrdered(id));
  const [old, ...more] = from.length > 0
    ? items.filter(({ productId }) => from.includes(productId))
    : items;
  const { quantity = 1 } = old ?? {};
  const count = /half|半/.test(said) ? quantity / 2 : numberOf(said);
  const isFewer = to.length === 0 && FEWER.test(text);
  const isSure = old && more.length === 0 && Number.isInteger(count) &&
    count < quantity && (to.length === 1 || isFewer) &&
    problems.every(({ reason }) =>
      reason === "unread" || reason === "bad_quantity"
    ) && problems.every(({ quote }) => quote.length < 4);
  if (!isSure) {
    const quote = turn.text;
    const problems: Job["problems"] = [
      { reason: "two_intents", quote, intents: [] },
    ];
    return { ...job, problems };
  }
  const changed = items.flatMap((item): ItemSlot[] =>
    item === old
      ? [
        { ...item, quantity: quantity - count },
        ...to.map((productId) => ({ productId, quantity: count })),
      ]
      : [item]
  );
  return { ...job, slots: { ...others, items: changed }, problems: [] };
}

function numberOf(said: string): number {
  if (/^(?:もう|片|かた)/.test(said)) return 1;
  return NUMBERS[said] ?? Number(said);
}
