import type { DemoRows } from "../operation/slice.ts";

/** The services of the demo business, a small hair salon. */
const services = [
  {
    id: "svc_haircut",
    name_ja: "カット",
    name_en: "Haircut",
    description_ja:
      "カウンセリング、シャンプー、カット、仕上げのブローまで含みます。",
    description_en: "Consultation, shampoo, cut and blow-dry, all included.",
    duration_minutes: 60,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    cancel_cutoff_minutes: 180,
    price_minor: 5500,
  },
  {
    id: "svc_bangs_trim",
    name_ja: "前髪カット",
    name_en: "Bangs trim",
    description_ja: "前髪だけを整えます。お仕事の合間にどうぞ。",
    description_en: "Just the bangs, quick enough for a break from work.",
    duration_minutes: 15,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    cancel_cutoff_minutes: 60,
    price_minor: 1100,
  },
  {
    id: "svc_color",
    name_ja: "カラー",
    name_en: "Hair color",
    description_ja:
      "全体カラー。根元のみも承ります。肌の弱い方は備考にお書きください。",
    description_en:
      "Full color, or roots only. If your skin is sensitive, please leave a note.",
    duration_minutes: 90,
    buffer_before_minutes: 0,
    buffer_after_minutes: 15,
    cancel_cutoff_minutes: 1440,
    price_minor: 8800,
  },
  {
    id: "svc_cut_and_color",
    name_ja: "カット＋カラー",
    name_en: "Haircut and color",
    description_ja: "カットと全体カラーのセット。シャンプー、ブロー込みです。",
    description_en:
      "Cut and full color in one visit, shampoo and blow-dry included.",
    duration_minutes: 120,
    buffer_before_minutes: 0,
    buffer_after_minutes: 15,
    cancel_cutoff_minutes: 1440,
    price_minor: 13200,
  },
  {
    id: "svc_perm",
    name_ja: "パーマ",
    name_en: "Perm",
    description_ja:
      "ゆるめのウェーブからしっかりしたカールまで。カット込みです。",
    description_en: "From soft waves to firm curls; includes a cut.",
    duration_minutes: 150,
    buffer_before_minutes: 0,
    buffer_after_minutes: 15,
    cancel_cutoff_minutes: 1440,
    price_minor: 14300,
  },
  {
    id: "svc_head_spa",
    name_ja: "ヘッドスパ",
    name_en: "Head spa",
    description_ja: "頭皮のクレンジングとマッサージ。45 分ゆったりとどうぞ。",
    description_en: "Scalp cleansing and massage, 45 unhurried minutes.",
    duration_minutes: 45,
    buffer_before_minutes: 0,
    buffer_after_minutes: 15,
    cancel_cutoff_minutes: 180,
    price_minor: 6600,
  },
  {
    id: "svc_kimono",
    name_ja: "着付け",
    name_en: "Kimono dressing",
    description_ja:
      "訪問着、振袖、浴衣の着付け。ヘアセットは含みません。着物はお持ちください。",
    description_en:
      "Dressing in a formal kimono or yukata. Bring your own; hair styling is not included.",
    duration_minutes: 60,
    buffer_before_minutes: 15,
    buffer_after_minutes: 15,
    cancel_cutoff_minutes: 2880,
    price_minor: 7700,
  },
];

/** Three stylists, each with a chair. */
const resources = [
  { id: "res_aoki", name_ja: "青木（席 1）", name_en: "Aoki (chair 1)" },
  { id: "res_mori", name_ja: "森（席 2）", name_en: "Mori (chair 2)" },
  { id: "res_hayashi", name_ja: "林（席 3）", name_en: "Hayashi (chair 3)" },
];

/** The stylists who can do each service. */
const skills: Record<string, readonly string[]> = {
  svc_haircut: ["res_aoki", "res_mori", "res_hayashi"],
  svc_bangs_trim: ["res_aoki", "res_mori", "res_hayashi"],
  svc_color: ["res_aoki", "res_mori"],
  svc_cut_and_color: ["res_aoki", "res_mori"],
  svc_perm: ["res_aoki", "res_mori"],
  svc_head_spa: ["res_mori", "res_hayashi"],
  svc_kimono: ["res_hayashi"],
};

const TUESDAY_TO_SUNDAY = [2, 3, 4, 5, 6, 7];
const OPENS = "10:00";
const CLOSES = "19:00";

/** Tuesday to Sunday; the stylists' lunch breaks do not overlap. */
const shifts = [
  { resource: null, weekdays: TUESDAY_TO_SUNDAY, breaks: [OPENS, OPENS] },
  {
    resource: "res_aoki",
    weekdays: TUESDAY_TO_SUNDAY,
    breaks: ["12:00", "13:00"],
  },
  {
    resource: "res_mori",
    weekdays: [2, 4, 5, 6, 7],
    breaks: ["13:00", "14:00"],
  },
  {
    resource: "res_hayashi",
    weekdays: [3, 4, 5, 6, 7],
    breaks: ["13:30", "14:30"],
  },
].flatMap(({ resource, weekdays, breaks: [lunch, back] }) =>
  weekdays.flatMap((weekday) => [
    { resource, weekday, opens: OPENS, closes: lunch! },
    { resource, weekday, opens: back!, closes: CLOSES },
  ])
).filter(({ opens, closes }) => opens < closes);

/** Columns that all services have in common. */
const TERMS = {
  slot_step_minutes: 30,
  lead_minutes: 60,
  horizon_days: 60,
  currency: "JPY",
};

/** The demonstration's salon. */
export const demoRows: DemoRows = {
  services: services.map((service, position) => ({
    ...service,
    ...TERMS,
    position,
  })),
  resources: resources.map((resource, position) => ({
    ...resource,
    kind: "stylist",
    capacity: 1,
    position,
  })),
  service_resources: Object.entries(skills).flatMap(([service_id, able]) =>
    able.map((resource_id) => ({ service_id, resource_id }))
  ),
  opening_hours: shifts.map(({ resource, weekday, opens, closes }) => ({
    id: `hrs_${resource ?? "business"}_${weekday}_${opens}`,
    resource_id: resource,
    weekday,
    opens,
    closes,
  })),
};
