import type { Named, ReadContext } from "./frame.ts";

const named = (id: string, ja: string, en: string): Named => ({
  id,
  name: { ja, en },
});

/** Thursday morning in a small salon; what the corpus is read with. */
export const CONTEXT: ReadContext = {
  now: new Date("2026-11-26T10:00:00+09:00"),
  timeZone: "Asia/Tokyo",
  locale: "ja",
  services: [
    named("svc_haircut", "カット", "Haircut"),
    named("svc_bangs_trim", "前髪カット", "Bangs trim"),
    named("svc_color", "カラー", "Hair color"),
    named("svc_cut_and_color", "カット＋カラー", "Haircut and color"),
    named("svc_perm", "パーマ", "Perm"),
    named("svc_head_spa", "ヘッドスパ", "Head spa"),
    named("svc_kimono", "着付け", "Kimono dressing"),
  ],
  products: [
    named("prd_shampoo_moist", "モイストシャンプー", "Moist Shampoo"),
    named("prd_shampoo_volume", "ボリュームシャンプー", "Volume Shampoo"),
    named("prd_treatment", "リペアトリートメント", "Repair Treatment"),
    named("prd_hair_oil", "椿ヘアオイル", "Camellia Hair Oil"),
    named("prd_hair_wax", "ナチュラルワックス", "Natural Wax"),
    named("prd_styling_mist", "スタイリングミスト", "Styling Mist"),
    named("prd_scalp_brush", "頭皮ブラシ", "Scalp Brush"),
    named("prd_boxwood_comb", "つげ櫛", "Boxwood Comb"),
    named("prd_towel", "速乾ヘアタオル", "Quick-dry Hair Towel"),
  ],
  stylists: [
    named("res_aoki", "青木（席 1）", "Aoki (chair 1)"),
    named("res_mori", "森（席 2）", "Mori (chair 2)"),
    named("res_hayashi", "林（席 3）", "Hayashi (chair 3)"),
  ],
  forms: [
    named(
      "frm_counselling",
      "初回カウンセリングシート",
      "First-visit counselling sheet",
    ),
    named(
      "frm_patch_test",
      "アレルギー確認・パッチテスト同意書",
      "Allergy check and patch test consent",
    ),
    named("frm_feedback", "ご来店アンケート", "How was your visit?"),
  ],
};
