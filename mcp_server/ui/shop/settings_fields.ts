import type { Settings } from "../../business/schemas.ts";
import type { FormValues } from "../desk/form_values.ts";

/** How a setting is typed. */
export type SettingKind = "line" | "lines" | "percent" | "number" | "yesNo";

/** Names of the settings that a page asks for. */
export type SettingName = keyof Settings;

/** The forms of the page, with the settings of each in their order. */
export const SETTING_GROUPS = {
  about: {
    nameJa: "line",
    nameEn: "line",
    phone: "line",
    email: "line",
    addressJa: "line",
    addressEn: "line",
    accessJa: "lines",
    accessEn: "lines",
    parkingJa: "lines",
    parkingEn: "lines",
  },
  policies: {
    cancellationJa: "lines",
    cancellationEn: "lines",
    paymentJa: "lines",
    paymentEn: "lines",
  },
  disclosures: {
    sellerJa: "line",
    sellerEn: "line",
    representativeJa: "line",
    representativeEn: "line",
    deliveryJa: "lines",
    deliveryEn: "lines",
    returnsJa: "lines",
    returnsEn: "lines",
    registrationNumber: "line",
    taxRate: "percent",
    reducedTaxRate: "percent",
  },
  limits: {
    maxActiveBookings: "number",
    overlappingBookings: "yesNo",
    maxUnpaidOrders: "number",
    maxUnitsPerProduct: "number",
    maxUnitsPerOrder: "number",
    unpaidOrderMinutes: "number",
    maxVoucherDays: "number",
    refundMismatches: "yesNo",
  },
} as const satisfies Record<string, Partial<Record<SettingName, SettingKind>>>;

export type SettingGroup = keyof typeof SETTING_GROUPS;

/** The settings of a group with how each is typed. */
export function settingsOf(
  group: SettingGroup,
): [SettingName, SettingKind][] {
  return Object.entries(SETTING_GROUPS[group]) as [SettingName, SettingKind][];
}

/** The arguments that a group's form gives. */
export function settingsFrom(group: SettingGroup, form: FormValues) {
  const entries = settingsOf(group)
    .map(([name, kind]) => [name, valueOf(kind, form.get(name))]);
  return Object.fromEntries(entries);
}

/** A setting as its field shows it. */
export function typedSetting(kind: SettingKind, value: unknown): string {
  return kind === "percent" ? String(Number(value) / 100) : String(value);
}

function valueOf(kind: SettingKind, typed: string): unknown {
  if (kind === "yesNo") return typed === "true";
  if (kind === "line" || kind === "lines") return typed;
  const number = numberOf(typed);
  return kind === "percent" ? Math.round(number * 100) : number;
}

/** A number as it was typed, full-width digits too; NaN where it is none. */
export function numberOf(typed: string): number {
  const plain = typed.normalize("NFKC").trim();
  return plain === "" ? NaN : Number(plain);
}
