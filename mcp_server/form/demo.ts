import type { DemoRows } from "../operation/slice.ts";
import type { FormField } from "./fields.ts";

/** A form of the demo business. */
interface DemoForm {
  slug: string;
  version: number;
  title_ja: string;
  title_en: string;
  fields: FormField[];
}

const name: FormField = {
  id: "name",
  type: "text",
  label: { ja: "お名前", en: "Name" },
  required: true,
  long: false,
  maxLength: 50,
};
const phone: FormField = {
  id: "phone",
  type: "phone",
  label: {
    ja: "日中につながる電話番号",
    en: "Phone number to reach you by day",
  },
  required: true,
};

const counselling: DemoForm = {
  slug: "counselling",
  version: 1,
  title_ja: "初回カウンセリングシート",
  title_en: "First-visit counselling sheet",
  fields: [
    name,
    {
      id: "name_kana",
      type: "text",
      label: { ja: "フリガナ", en: "Name in katakana" },
      required: false,
      long: false,
      maxLength: 50,
    },
    phone,
    {
      id: "email",
      type: "email",
      label: { ja: "メールアドレス", en: "E-mail address" },
      required: false,
    },
    {
      id: "birthday",
      type: "date",
      max: "today",
      label: { ja: "生年月日", en: "Date of birth" },
      required: false,
    },
    {
      id: "hair_type",
      type: "single",
      label: { ja: "髪質", en: "Hair type" },
      required: true,
      options: [
        { value: "straight", label: { ja: "直毛", en: "Straight" } },
        { value: "wavy", label: { ja: "くせ毛", en: "Wavy or curly" } },
        { value: "fine", label: { ja: "細く柔らかい", en: "Fine and soft" } },
        { value: "coarse", label: { ja: "太く硬い", en: "Thick and coarse" } },
        { value: "unsure", label: { ja: "わからない", en: "Not sure" } },
      ],
    },
    {
      id: "concerns",
      type: "multi",
      label: { ja: "気になること", en: "What bothers you" },
      required: false,
      options: [
        { value: "dryness", label: { ja: "乾燥・パサつき", en: "Dryness" } },
        { value: "frizz", label: { ja: "うねり・広がり", en: "Frizz" } },
        { value: "damage", label: { ja: "傷み", en: "Damage" } },
        {
          value: "volume",
          label: { ja: "ボリューム不足", en: "Lack of volume" },
        },
        { value: "grey", label: { ja: "白髪", en: "Grey hair" } },
        { value: "scalp", label: { ja: "頭皮", en: "Scalp" } },
      ],
    },
    {
      id: "minutes_for_styling",
      type: "number",
      label: {
        ja: "毎朝の手入れにかけられる時間（分）",
        en: "Minutes you have for styling each morning",
      },
      required: false,
      integer: true,
      min: 0,
      max: 120,
    },
    {
      id: "best_time_to_call",
      type: "time",
      label: {
        ja: "お電話してもよい時刻",
        en: "A good time of day to call you",
      },
      required: false,
    },
    {
      id: "wishes",
      type: "text",
      label: {
        ja: "ご希望の髪型や、相談したいこと",
        en: "The style you have in mind, or anything to talk over",
      },
      required: false,
      long: true,
      maxLength: 1000,
    },
    {
      id: "quiet_visit",
      type: "yes_no",
      label: {
        ja: "静かに過ごしたい（会話を控えめに）",
        en: "I would like a quiet visit with little talk",
      },
      required: false,
    },
  ],
};

const patchTest: DemoForm = {
  slug: "patch_test",
  version: 1,
  title_ja: "アレルギー確認・パッチテスト同意書",
  title_en: "Allergy check and patch test consent",
  fields: [
    name,
    phone,
    {
      id: "reacted_before",
      type: "yes_no",
      label: {
        ja: "ヘアカラーやパーマでかぶれたことがありますか",
        en: "Have you ever reacted to hair color or a perm?",
      },
      required: true,
    },
    {
      id: "allergies",
      type: "multi",
      label: { ja: "アレルギー", en: "Allergies" },
      required: false,
      options: [
        {
          value: "hair_dye",
          label: { ja: "ヘアカラー（ジアミン）", en: "Hair dye (PPD)" },
        },
        { value: "perm", label: { ja: "パーマ剤", en: "Perm solution" } },
        { value: "latex", label: { ja: "ラテックス", en: "Latex" } },
        { value: "metal", label: { ja: "金属", en: "Metal" } },
        { value: "other", label: { ja: "その他", en: "Other" } },
      ],
    },
    {
      id: "details",
      type: "text",
      label: {
        ja: "症状や時期など、詳しいこと",
        en: "Details, such as what happened and when",
      },
      required: false,
      long: true,
      maxLength: 1000,
    },
    {
      id: "last_color",
      type: "date",
      max: "today",
      label: {
        ja: "最後にカラーをした日",
        en: "Date of your last hair color",
      },
      required: false,
    },
    {
      id: "under_treatment",
      type: "yes_no",
      label: {
        ja: "通院中、または妊娠中ですか",
        en: "Are you under medical treatment or pregnant?",
      },
      required: true,
    },
    {
      id: "patch_test_consent",
      type: "consent",
      label: {
        ja:
          "施術の 48 時間前にパッチテストを受け、異常があればカラーを受けないことに同意します",
        en:
          "I agree to a patch test 48 hours before my visit, and to no color if it shows a reaction",
      },
      required: true,
    },
    {
      id: "photo_consent",
      type: "consent",
      label: {
        ja: "仕上がりの写真を店の記録に残してもかまいません",
        en: "The salon may keep a photo of the result for its records",
      },
      required: false,
    },
  ],
};

const feedback: DemoForm = {
  slug: "feedback",
  version: 1,
  title_ja: "ご来店アンケート",
  title_en: "How was your visit?",
  fields: [
    {
      id: "visited_on",
      type: "date",
      max: "today",
      label: { ja: "来店日", en: "Date of your visit" },
      required: true,
    },
    {
      id: "satisfaction",
      type: "single",
      label: {
        ja: "仕上がりの満足度",
        en: "How happy are you with the result?",
      },
      required: true,
      options: [
        { value: "5", label: { ja: "とても満足", en: "Very happy" } },
        { value: "4", label: { ja: "満足", en: "Happy" } },
        { value: "3", label: { ja: "ふつう", en: "So-so" } },
        { value: "2", label: { ja: "不満", en: "Unhappy" } },
        { value: "1", label: { ja: "とても不満", en: "Very unhappy" } },
      ],
    },
    {
      id: "comment",
      type: "text",
      label: { ja: "ご意見・ご感想", en: "Anything you would like to tell us" },
      required: false,
      long: true,
      maxLength: 1000,
    },
    {
      id: "may_contact",
      type: "yes_no",
      label: {
        ja: "内容についてご連絡してもよいですか",
        en: "May we contact you about this?",
      },
      required: false,
    },
  ],
};

/** The salon's forms. */
const forms = [counselling, patchTest, feedback];

/** The demonstration's forms, each in its first version. */
export const demoRows: DemoRows = {
  forms: forms.map(({ slug }, position) => ({ id: `frm_${slug}`, position })),
  form_versions: forms.map(({ slug, ...version }) => ({
    form_id: `frm_${slug}`,
    ...version,
  })),
};
