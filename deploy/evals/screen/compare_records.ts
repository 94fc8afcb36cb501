import type { ScreenRecord } from "./read_screen.ts";
import { missing, type ScreenWords } from "./screen_words.ts";
import type { ShopRecords } from "./shop_records.ts";

/** Where a page of the customer's records is not what the database holds. */
export function comparePage(
  list: "bookings" | "orders",
  shown: readonly ScreenRecord[],
  { bookings, orders }: ShopRecords,
  words: ScreenWords,
): string[] {
  const expected = list === "bookings"
    ? bookings.map((one) => [words.titleOf(one), ...words.ofBooking(one)])
    : orders.map((one) => [
      words.orderTitle(one),
      words.total(one),
      words.ofOrder(one.status),
    ]);
  return compareList(list, shown, expected);
}

function compareList(
  what: string,
  shown: readonly ScreenRecord[],
  expected: readonly string[][],
): string[] {
  if (shown.length !== expected.length) {
    return [`${shown.length} ${what} on the page, not ${expected.length}`];
  }
  return expected.filter((words) => !isAmong(shown, words))
    .map((words) => `the page of ${what} does not show ${words.join(", ")}`);
}

/**
 * Where a booking or an order in the conversation is not as it is: a card that
 * was shown before a change must say what it is now.
 */
export function compareAnswers(
  shown: readonly ScreenRecord[],
  { bookings, orders }: ShopRecords,
  words: ScreenWords,
): string[] {
  const { bookingStatuses, orderStatuses } = words.text.results;
  const statuses = [bookingStatuses, orderStatuses].flatMap(Object.values);
  const right = [
    ...bookings.map((one) => [
      words.titleOf(one),
      words.ofBooking(one).at(-1)!,
    ]),
    ...orders.map((one) => [words.orderTitle(one), words.ofOrder(one.status)]),
  ];
  return shown.filter(({ words }) =>
    statuses.some((status) => words.includes(status))
  ).filter((one) => !right.some((words) => fits(one, words)))
    .map(({ words }) => `the conversation shows ${words}`);
}

function isAmong(shown: readonly ScreenRecord[], words: readonly string[]) {
  return shown.some((one) => fits(one, words));
}

function fits(
  { title, words }: ScreenRecord,
  [expected, ...others]: readonly string[],
): boolean {
  return title === expected && missing(words, others).length === 0;
}
