import type { DemoRows } from "../operation/slice.ts";

/** The products of the demo business. */
const products = [
  {
    slug: "shampoo_moist",
    name_ja: "モイストシャンプー",
    name_en: "Moist Shampoo",
    description_ja:
      "乾燥しがちな髪に。椿オイル配合、アミノ酸系洗浄成分。300 mL。",
    description_en:
      "For dry hair, with camellia oil and mild amino acid surfactants. 300 mL.",
    price_minor: 2640,
    stock: 24,
  },
  {
    slug: "shampoo_volume",
    name_ja: "ボリュームシャンプー",
    name_en: "Volume Shampoo",
    description_ja: "根元からふんわり。シリコンを使わない処方です。300 mL。",
    description_en: "Lift from the roots, made without silicone. 300 mL.",
    price_minor: 2640,
    stock: 18,
  },
  {
    slug: "treatment",
    name_ja: "リペアトリートメント",
    name_en: "Repair Treatment",
    description_ja: "カラーやパーマの後の髪に。週に 2 回が目安です。250 g。",
    description_en:
      "For hair after color or a perm; twice a week is enough. 250 g.",
    price_minor: 3080,
    stock: 15,
  },
  {
    slug: "hair_oil",
    name_ja: "椿ヘアオイル",
    name_en: "Camellia Hair Oil",
    description_ja:
      "ドライヤーの前に 2、3 滴。べたつかず、まとまります。60 mL。",
    description_en:
      "Two or three drops before drying; light and smooth. 60 mL.",
    price_minor: 3520,
    stock: 12,
  },
  {
    slug: "hair_wax",
    name_ja: "ナチュラルワックス",
    name_en: "Natural Wax",
    description_ja: "手にも使える、柔らかい質感のワックス。45 g。",
    description_en: "A soft wax that can be used on hands as well. 45 g.",
    price_minor: 2200,
    stock: 20,
  },
  {
    slug: "styling_mist",
    name_ja: "スタイリングミスト",
    name_en: "Styling Mist",
    description_ja: "寝ぐせ直しと紫外線対策をひと吹きで。150 mL。",
    description_en: "Tames bed hair and shields it from the sun. 150 mL.",
    price_minor: 1980,
    stock: 16,
  },
  {
    slug: "scalp_brush",
    name_ja: "頭皮ブラシ",
    name_en: "Scalp Brush",
    description_ja: "シャンプーのときに使うシリコン製のブラシです。",
    description_en: "A silicone brush to use while shampooing.",
    price_minor: 1430,
    stock: 30,
  },
  {
    slug: "boxwood_comb",
    name_ja: "つげ櫛",
    name_en: "Boxwood Comb",
    description_ja: "職人が仕上げた国産のつげ櫛。静電気が起きにくい櫛です。",
    description_en: "Finished by hand in Japan; keeps static away.",
    price_minor: 6600,
    stock: 5,
  },
  {
    slug: "towel",
    name_ja: "速乾ヘアタオル",
    name_en: "Quick-dry Hair Towel",
    description_ja: "髪に巻くだけで水分を吸い取ります。綿 100%。",
    description_en: "Wrap it around and it draws the water out. All cotton.",
    price_minor: 1650,
    stock: 0,
  },
];

/** The demonstration's shop; the pictures are among the site's static files. */
export const demoRows: DemoRows = {
  products: products.map(({ slug, ...product }, position) => ({
    id: `prd_${slug}`,
    ...product,
    currency: "JPY",
    image_url: `/products/${slug}.svg`,
    position,
  })),
};
