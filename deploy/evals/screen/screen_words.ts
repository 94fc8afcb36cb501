import { en } from "../../../ai_service/ui/locales/en.ts";
import { ja } from "../../../ai_service/ui/locales/ja.ts";
import { formatMoment, formatMoney } from "../../../shared/ui/format.ts";
import type { BookingRecord, OrderRecord } from "./shop_records.ts";

const TIME_ZONE = "Asia/Tokyo";

/** How the screen has to write what the database holds. */
export function screenWords(locale: "ja" | "en") {
  const text = { ja, en }[locale];
  const write = (at: Date, options: Intl.DateTimeFormatOptions) =>
    formatMoment(at, { locale, timeZone: TIME_ZONE }, options);
  const { bookingStatuses, orderStatuses } = text.results;
  const statusOf = (names: Record<string, string>, status: string) =>
    names[status] ?? status;
  return {
    text,
    /** The words that a card of this booking must have. */
    ofCard: ({ start, priceMinor, currency, service }: BookingRecord) => [
      write(start, { month: "long", day: "numeric" }),
      write(start, { timeStyle: "short" }),
      formatMoney(priceMinor, currency, locale),
      service[locale],
    ],
    /** The title under which a list shows a booking. */
    titleOf: ({ start }: BookingRecord) =>
      write(start, {
        month: "short",
        day: "numeric",
        weekday: "short",
        hour: "numeric",
        minute: "2-digit",
      }),
    ofBooking: ({ service, priceMinor, currency, status }: BookingRecord) => [
      service[locale],
      formatMoney(priceMinor, currency, locale),
      statusOf(bookingStatuses, status),
    ],
    total: ({ totalMinor, currency }: OrderRecord) =>
      formatMoney(totalMinor, currency, locale),
    orderTitle: ({ number }: OrderRecord) => text.results.orderNumber(number),
    ofOrder: (status: string) => statusOf(orderStatuses, status),
  };
}

export type ScreenWords = ReturnType<typeof screenWords>;

/** Those of the words that do not stand in the text. */
export function missing(text: string, words: readonly string[]): string[] {
  return words.filter((word) => !text.includes(word));
}
