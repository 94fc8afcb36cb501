import { type Filled, type Filler, put, type Target } from "./filler.ts";
import type { DaySlot, TimeSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { joinDays, joinTimes } from "./values.ts";

export function fillWhen(
  filler: Filler,
  filled: Filled,
  { target, accepts }: Target,
): void {
  put<"day", DaySlot>(filler, filled, {
    key: "day",
    target,
    slot: "day",
    accepts: (part) => accepts(part) && dayOf(part) !== undefined,
    read: (part) => dayOf(part) ?? undefined,
    join: joinDays,
  });
  put<"time", TimeSlot>(filler, filled, {
    key: "time",
    target,
    slot: "time",
    accepts: (part) => accepts(part) && timeOf(part) !== undefined,
    read: (part) => timeOf(part) ?? undefined,
    join: joinTimes,
  });
  const isEnd = filler.parts.some((part) =>
    is(part, "bound", "ends") && !part.isContext
  );
  const { time } = target;
  if (isEnd && time?.kind === "window" && time.from === undefined) {
    time.endsBy = true;
  }
}

/** The day of a part; null where it is one that can't be used. */
function dayOf(part: Part): DaySlot | null | undefined {
  if (is(part, "same", "day")) return { kind: "same" };
  if (is(part, "any", "day")) return { kind: "any" };
  if (is(part, "superlative", "day")) return { kind: "earliest" };
  return part.kind === "day" ? part.day ?? null : undefined;
}

/** The time of a part; null where it is one that can't be used. */
function timeOf(part: Part): TimeSlot | null | undefined {
  if (is(part, "same", "time")) return { kind: "same" };
  if (is(part, "any", "time")) return { kind: "any" };
  if (is(part, "superlative", "earliest", "latest")) {
    return { kind: part.value as "earliest" };
  }
  return part.kind === "time" ? part.time ?? null : undefined;
}
