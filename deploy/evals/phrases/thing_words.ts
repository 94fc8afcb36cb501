import type { Random } from "../../../shared/random/random.ts";
import { SERVICES } from "./catalogue.ts";
import type { Said } from "./phrase.ts";

interface Names {
  id: string;
  ja: readonly string[];
  /** With their article. */
  en: readonly string[];
}

const SERVICE_NAMES: readonly Names[] = [
  {
    id: "svc_haircut",
    ja: ["カット", "ヘアカット"],
    en: ["a haircut", "a cut"],
  },
  { id: "svc_bangs_trim", ja: ["前髪カット"], en: ["a bangs trim"] },
  { id: "svc_color", ja: ["カラー", "ヘアカラー"], en: ["hair color"] },
  {
    id: "svc_cut_and_color",
    ja: ["カット＋カラー", "カットとカラー"],
    en: ["a haircut and color", "a cut and color"],
  },
  { id: "svc_perm", ja: ["パーマ"], en: ["a perm"] },
  { id: "svc_head_spa", ja: ["ヘッドスパ"], en: ["a head spa"] },
  { id: "svc_kimono", ja: ["着付け"], en: ["kimono dressing"] },
];

/** Services of which no name is a part of another's. */
const DISTINCT = ["svc_haircut", "svc_perm", "svc_head_spa", "svc_kimono"];

/** A service and its name. */
export function sayService(random: Random, id: string): Said<string> {
  const { ja, en } = SERVICE_NAMES.find((names) => names.id === id)!;
  return { value: id, words: { ja: random.one(ja), en: random.one(en) } };
}

export function drawService(random: Random): Said<string> {
  return sayService(random, random.one(SERVICE_NAMES).id);
}

/** A service that cannot be mistaken for part of another one. */
export function drawDistinctService(
  random: Random,
  not: readonly string[] = [],
): Said<string> {
  const ids = DISTINCT.filter((id) => !not.includes(id));
  return sayService(random, random.one(ids));
}

export function isDistinct(id: string): boolean {
  return DISTINCT.includes(id);
}

const STYLISTS = [
  { id: "res_aoki", ja: "青木", en: "Aoki" },
  { id: "res_mori", ja: "森", en: "Mori" },
  { id: "res_hayashi", ja: "林", en: "Hayashi" },
];

/** One of the stylists, who can or cannot do that service. */
export function drawStylist(
  random: Random,
  serviceId: string,
  { able, not }: { able: boolean; not?: string },
): Said<string> | undefined {
  const skilled = SERVICES.find(({ id }) => id === serviceId)!.stylists
    .map(({ id }) => id);
  const suited = STYLISTS.filter(({ id }) =>
    skilled.includes(id) === able && id !== not
  );
  if (suited.length === 0) return;
  const { id, ja, en } = random.one(suited);
  return { value: id, words: { ja: `${ja}さん`, en } };
}

/** A product, its counter, and its names in both languages. */
export interface ProductWords {
  id: string;
  ja: string;
  counter: "本" | "個" | "枚";
  one: string;
  many: string;
  /** Comes in a bottle. */
  bottle?: true;
}

export const PRODUCT_WORDS: readonly ProductWords[] = [
  {
    id: "prd_shampoo_moist",
    ja: "モイストシャンプー",
    counter: "本",
    one: "moist shampoo",
    many: "moist shampoos",
    bottle: true,
  },
  {
    id: "prd_shampoo_volume",
    ja: "ボリュームシャンプー",
    counter: "本",
    one: "volume shampoo",
    many: "volume shampoos",
    bottle: true,
  },
  {
    id: "prd_treatment",
    ja: "リペアトリートメント",
    counter: "個",
    one: "repair treatment",
    many: "repair treatments",
  },
  {
    id: "prd_hair_oil",
    ja: "椿ヘアオイル",
    counter: "本",
    one: "camellia hair oil",
    many: "camellia hair oils",
    bottle: true,
  },
  {
    id: "prd_hair_wax",
    ja: "ナチュラルワックス",
    counter: "個",
    one: "natural wax",
    many: "natural waxes",
  },
  {
    id: "prd_styling_mist",
    ja: "スタイリングミスト",
    counter: "本",
    one: "styling mist",
    many: "styling mists",
    bottle: true,
  },
  {
    id: "prd_scalp_brush",
    ja: "頭皮ブラシ",
    counter: "個",
    one: "scalp brush",
    many: "scalp brushes",
  },
  {
    id: "prd_boxwood_comb",
    ja: "つげ櫛",
    counter: "本",
    one: "boxwood comb",
    many: "boxwood combs",
  },
];
