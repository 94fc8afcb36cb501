import { is, type Part } from "./part.ts";

/**
 * "Friday at 5. No, Saturday, same time": the time that was said before in the
 * message, where no booking is spoken of that has one.
 */
export function readSaidTime(parts: readonly Part[]): Part[] {
  const isOfBooked = parts.some((part) =>
    is(part, "noun", "booking") || is(part, "act", "move", "cancel") ||
    is(part, "past", "booked") || is(part, "noun", "mine") &&
      is(parts[parts.indexOf(part) + 1], "name", "service")
  );
  if (isOfBooked || !parts.some((part) => is(part, "name", "service"))) {
    return [...parts];
  }
  return parts.map((part, index) => {
    if (!is(part, "same", "time")) return part;
    const times = parts.slice(0, index).filter(({ time, isContext }) =>
      time?.kind === "at" && !isContext
    );
    const [time, ...others] = times;
    return time && others.length === 0
      ? { ...part, kind: "time", value: "", time: time.time! }
      : part;
  });
}
