import { addDays } from "./calendar.ts";
import { is, type Part } from "./part.ts";

/**
 * 「12日が誕生日なので、その日に」, "the wedding is on the 12th, so the day before
 * that": the reason says which day it is counted from.
 */
export function restoreDay(parts: Part[]): void {
  const [day, ...others] = parts.filter((part) =>
    part.kind === "day" && part.day?.kind === "on"
  );
  if (!day?.isContext || others.length > 0) return;
  const same = parts.find((part) => is(part, "same", "day"));
  if (same && day.start < same.start) {
    delete day.isContext;
    Object.assign(same, { kind: "filler", value: "1" });
    return;
  }
  countFrom(day, parts);
}

/** A neighbour of that day, where nothing that is booked has one. */
function countFrom(day: Part, parts: Part[]): void {
  const at = parts.findIndex((part) =>
    is(part, "shift", "day") && !part.negation && !part.isContext
  );
  const { shift } = parts[at] ?? {};
  const isThat = is(parts[at - 1], "pick", "this") ||
    is(parts[at + 1], "pick", "this");
  const isOfBooked = parts.some((part) =>
    is(part, "noun", "booking") || is(part, "act", "move")
  );
  if (
    shift?.kind !== "by" || day.day?.kind !== "on" ||
    day.start > parts[at]!.start || isOfBooked && !isThat
  ) return;
  const date = addDays(day.day.date, shift.days);
  const { shift: _, ...part } = parts[at]!;
  parts[at] = { ...part, kind: "day", value: "", day: { kind: "on", date } };
}
