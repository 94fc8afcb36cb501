import type { Locale } from "../../shared/ui/locale.ts";
import type { Abilities } from "./abilities.ts";
import { english } from "./phrases_en.ts";
import { japanese } from "./phrases_ja.ts";

/** A line about a service or a product. */
export interface Priced {
  name: string;
  price: string;
  /** Minutes, of a service. */
  minutes?: number;
  isSoldOut?: boolean;
}

/** Everything that is said, with the values already in words. */
export interface Phrases {
  greeting(customer: string, can: Abilities): string;
  help(can: Abilities): string;
  thanks: string;
  leftAlone: string;
  unclear(can: Abilities): string;
  /** The tools that this would take are not there. */
  notOffered(can: Abilities): string;
  looking: string;
  services(lines: readonly Priced[]): string;
  whichService(lines: readonly Priced[]): string;
  whichDay(service: string, openings: readonly string[]): string;
  whichTime(service: string, day: string, times: readonly string[]): string;
  openTimes(service: string, day: string, times: readonly string[]): string;
  isOpen(service: string, moment: string): string;
  notOpen(service: string, moment: string, openings: readonly string[]): string;
  isPast(moment: string): string;
  nothingOpen(service: string): string;
  willBook(service: string, moment: string): string;
  booked(service: string, moment: string, price: string): string;
  taken(openings: readonly string[]): string;
  bookings(lines: readonly string[]): string;
  noBookings: string;
  whichBooking(lines: readonly string[]): string;
  noSuchBooking(lines: readonly string[]): string;
  willCancel(count: number, line: string): string;
  cancelled(line: string): string;
  moveTo(line: string): string;
  willMove(line: string, moment: string): string;
  moved(service: string, moment: string): string;
  products(lines: readonly Priced[]): string;
  noSuchProduct(lines: readonly Priced[]): string;
  whichProduct(lines: readonly Priced[]): string;
  noOrders(lines: readonly Priced[]): string;
  willOrder(product: string, quantity: number): string;
  soldOut(product: string, stock: number): string;
  ordered(number: string, total: string): string;
  declined: string;
  /** Of several changes, those that were declined beside one that was made. */
  restDeclined(count: number): string;
  restFailed(count: number): string;
  restUnknown(count: number): string;
  expired: string;
  beingConfirmed: string;
  unconfirmed: string;
  tooLate: string;
  busy: string;
  unknownOutcome: string;
  failed: string;
  /** A line of a list of bookings. */
  line(service: string, moment: string): string;
}

/** The phrases of a language. */
export function phrasesOf(locale: Locale): Phrases {
  return { ja: japanese, en: english }[locale];
}
