import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import { formatMoney, formatPeriod } from "../../shared/ui/format.ts";
import type {
  BookingFacts,
  ClaimedNotice,
  OrderFacts,
  SubmissionFacts,
} from "./facts.ts";
import type { AboutType } from "./kinds.ts";
import type { PlaceholderValues } from "./template.ts";

const COMMON = ["customer", "shop", "address", "phone"] as const;

/** The placeholders that words about each type may have. */
export const PLACEHOLDERS = {
  booking: ["when", "service", "stylist", "by", ...COMMON],
  order: ["number", "items", "total", ...COMMON],
  submission: ["form", ...COMMON],
} as const satisfies Record<AboutType, readonly string[]>;

/** In which language and time zone values are written. */
export interface Writing {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
}

/** What each placeholder stands for in words about this. */
export function placeholderValues(
  notice: ClaimedNotice,
  writing: Writing,
): PlaceholderValues {
  const { customer, business } = notice.facts;
  const { locale } = writing;
  return {
    customer: customer.name,
    shop: business?.name[locale] ?? "",
    address: business?.address[locale] ?? "",
    phone: business?.phone ?? "",
    ...ownValues(notice, writing),
  };
}

function ownValues(
  notice: ClaimedNotice,
  writing: Writing,
): Record<string, string> {
  switch (notice.aboutType) {
    case "booking":
      return bookingValues(notice.facts, whoOf(notice), writing);
    case "order":
      return orderValues(notice.facts, writing);
    case "submission":
      return submissionValues(notice.facts, writing);
  }
}

/** Who did it, as the reader calls them. */
const BY: Record<"business" | "customer" | "you", Bilingual> = {
  business: { ja: "お店", en: "the shop" },
  customer: { ja: "お客様", en: "the customer" },
  you: { ja: "お客様", en: "you" },
};

function whoOf(
  { byBusiness, audience }: ClaimedNotice,
): keyof typeof BY {
  if (byBusiness) return "business";
  return audience === "staff" ? "customer" : "you";
}

function bookingValues(
  { start, end, service, stylist }: BookingFacts,
  who: keyof typeof BY,
  { locale, timeZone }: Writing,
) {
  return {
    when: formatPeriod(new Date(start), new Date(end), locale, timeZone),
    service: service[locale],
    stylist: stylist?.[locale] ?? "",
    by: BY[who][locale],
  };
}

function orderValues(
  { number, totalMinor, currency, items }: OrderFacts,
  { locale }: Writing,
) {
  return {
    number,
    total: formatMoney(totalMinor, currency, locale),
    items: items.map(({ name, quantity }) => `${name[locale]} × ${quantity}`)
      .join({ ja: "、", en: ", " }[locale]),
  };
}

function submissionValues({ form }: SubmissionFacts, { locale }: Writing) {
  return { form: form[locale] };
}
