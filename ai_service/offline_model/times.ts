/** A part of a day, where no time is said. */
export type DayPart = "morning" | "afternoon" | "evening";

/** When the parts begin and end, in minutes of the day. */
export const DAY_PARTS: Record<DayPart, [from: number, until: number]> = {
  morning: [0, 12 * 60],
  afternoon: [12 * 60, 17 * 60],
  evening: [17 * 60, 24 * 60],
};

const PARTS: readonly [RegExp, DayPart][] = [
  [/午前|朝|morning/, "morning"],
  [/夕方|夜|今晩|evening|tonight|after work/, "evening"],
  [/午後|昼|afternoon/, "afternoon"],
];

/** The part of the day that a normalised text names. */
export function findPart(text: string): DayPart | undefined {
  return PARTS.find(([pattern]) => pattern.test(text))?.[1];
}

type Half = "am" | "pm" | undefined;
type TimeRule = [
  RegExp,
  (match: RegExpExecArray) => [hour: number, minute: number, half: Half],
];

const TIME_RULES: readonly TimeRule[] = [
  [
    /(午前|午後|朝|夜|夕方|昼)?の?\s*(\d{1,2})時(?!間)(?:(\d{1,2})分|(半))?/,
    ([, half, hour, minute, isHalfPast]) => [
      Number(hour),
      isHalfPast ? 30 : Number(minute ?? 0),
      halfNamed(half),
    ],
  ],
  [
    /(午前|午後)?\s*\b(\d{1,2})[:.](\d{2})(?!\d)\s*([ap])?\.?m?\b/,
    ([, ja, hour, minute, en]) => [
      Number(hour),
      Number(minute),
      ja === "午前" || en === "a"
        ? "am"
        : ja === "午後" || en === "p"
        ? "pm"
        : undefined,
    ],
  ],
  [/\b(\d{1,2})\s*([ap])\.?m\b/, ([, hour, half]) => [
    Number(hour),
    0,
    half === "a" ? "am" : "pm",
  ]],
  [/half past (\d{1,2})/, ([, hour]) => [Number(hour), 30, undefined]],
  [/\b(\d{1,2}) ?o'?clock/, ([, hour]) => [Number(hour), 0, undefined]],
  [
    /\b(?:at|around|about|by|to) (\d{1,2})(?!\d|\/|:|\.\d|st|nd|rd|th| ?days| ?bottles)/,
    ([, hour]) => [Number(hour), 0, undefined],
  ],
  [/正午|\bnoon\b/, () => [12, 0, undefined]],
];

/** The time of day in a normalised text, in minutes. */
export function findTime(text: string): number | undefined {
  for (const [pattern, read] of TIME_RULES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [hour, minute, half] = read(match);
    const minutes = on24Hours(hour, half ?? halfOf(text)) * 60 + minute;
    if (minute < 60 && minutes < 24 * 60) return minutes;
  }
}

function halfNamed(part: string | undefined): Half {
  if (!part) return undefined;
  return /午前|朝/.test(part) ? "am" : "pm";
}

function halfOf(text: string): Half {
  const part = /\bin the (morning|afternoon|evening)\b|\b(tonight)\b/.exec(
    text,
  );
  if (!part) return undefined;
  return part[1] === "morning" ? "am" : "pm";
}

/** Nobody comes at three at night: 1 to 7 alone mean the afternoon. */
function on24Hours(hour: number, half: Half): number {
  if (half === "am") return hour === 12 ? 0 : hour;
  if (half === "pm") return hour < 12 ? hour + 12 : hour;
  return hour >= 1 && hour <= 7 ? hour + 12 : hour;
}
