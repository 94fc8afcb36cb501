import type { Calendar } from "../../booking/calendar_schemas.ts";
import { refusalSentence } from "../locales/refusals.ts";
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
  const sentence = refusalSentence(refusal, locale);
  const field = code === "invalid_input" && fieldName(details.field, words);
  return field ? `${field}: ${sentence}` : sentence;
}

/** What a dialog calls an argument; undefined where it has no control for it. */
function fieldName(
  field: unknown,
  words: CalendarReader["words"],
): string | undefined {
  const names: Readonly<Record<string, string>> = {
    start: `${words.date} · ${words.time}`,
    from: words.from,
    until: words.until,
    durationMinutes: words.minutes,
    resourceId: words.column,
    note: words.note,
    reason: words.reason,
    "customer.name": words.customer,
    "customer.phone": words.phone,
  };
  return names[String(field)];
}
