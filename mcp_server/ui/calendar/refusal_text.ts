import type { Calendar } from "../../booking/calendar_schemas.ts";
import { refusalWords } from "../locales/refusals.ts";
import { Refusal } from "./api.ts";
import { type CalendarReader, rangeText } from "./context.ts";

/** Why something was refused, naming the bookings that are in the way. */
export function refusalText(
  refusal: unknown,
  { items }: Pick<Calendar, "items">,
  reader: CalendarReader,
): string {
  const { words, locale } = reader;
  if (!(refusal instanceof Refusal)) throw refusal;
  const { code, details } = refusal;
  const ids = Array.isArray(details.bookingIds) ? details.bookingIds : [];
  const inTheWay = items.filter(({ id }) => ids.includes(id));
  if (inTheWay.length > 0) {
    const who = inTheWay.map(({ customerName, start, end }) =>
      `${customerName} ${rangeText(Date.parse(start), Date.parse(end), reader)}`
    );
    return words.inTheWay(who.join({ ja: "、", en: ", " }[locale]));
  }
  if (code === "unreachable") return words.offline;
  return refusalWords[locale][code] ?? refusalWords[locale].invalid_input ?? "";
}
