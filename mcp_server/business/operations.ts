import { invalidInput } from "../../shared/http/errors.ts";
import { given } from "../operation/details.ts";
import {
  CHANGING,
  defineOperation,
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { getFacts } from "./facts.ts";
import {
  businessFacts,
  infoInput,
  settingsInput,
  settingsOutput,
} from "./schemas.ts";
import { getSettings, updateSettings } from "./store.ts";

const businessInfo: Operation = defineOperation({
  noun: "business",
  verb: "info",
  kind: "read",
  audience: "user",
  scope: "booking:read",
  title: { ja: "お店の案内", en: "About the business" },
  description: {
    ja:
      "店の名前、住所、電話、行き方、駐車場、営業時間、今後 60 日の休業、キャンセルと支払いの決まりを返します。営業時間や場所を尋ねられたら呼び、書かれていないことは答えずに電話を案内してください。",
    en:
      "Returns the business's name, address, phone, access, parking, weekly hours, closures in the next 60 days, and its rules on cancellation and payment. Call it for questions about hours or place; what it does not say is a question for the phone.",
  },
  annotations: READING,
  input: infoInput,
  output: businessFacts,
  staff: "same",
  run: ({ sql, now, timeZone }) => getFacts(sql, { now, timeZone }),
});

export const businessSettings: Operation = defineStaffOperation({
  noun: "business",
  verb: "settings",
  kind: "read",
  scope: "booking:read",
  title: { ja: "店の設定を見る", en: "Show the settings" },
  description: {
    ja: "店の案内、法律上の表示、お客様ごとの上限を返します。",
    en: "Returns what the business says of itself, and its limits.",
  },
  annotations: READING,
  input: infoInput,
  output: settingsOutput,
  run: async ({ sql }) => ({ settings: await getSettings(sql) }),
});

export const businessUpdate: Operation = defineStaffOperation({
  noun: "business",
  verb: "update",
  kind: "write",
  scope: "booking:read",
  title: { ja: "店の設定を変える", en: "Change the settings" },
  description: {
    ja: "渡した項目だけを変えます。今ある予約や注文には影響しません。",
    en:
      "Changes only the settings that are given. Bookings and orders that exist are not affected.",
  },
  annotations: CHANGING,
  input: settingsInput,
  output: settingsOutput,
  async run({ sql, now, noteBefore }, input) {
    const changes = given(input);
    const [first] = Object.keys(settingsInput.shape);
    if (Object.keys(changes).length === 0) {
      throw invalidInput(first!, "Give at least one setting");
    }
    noteBefore({ settings: await getSettings(sql) });
    return { settings: await updateSettings(sql, changes, now) };
  },
});

/** Everything that can be done about the business itself. */
export const businessOperations: readonly Operation[] = [businessInfo];

/** What staff alone do about it. */
export const businessStaffOperations: readonly Operation[] = [
  businessSettings,
  businessUpdate,
];
