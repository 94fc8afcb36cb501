import type { Random } from "../../../shared/random/random.ts";
import { kanji } from "./number_words.ts";
import type { Said } from "./phrase.ts";

/** A way to say a time of day; bare hours mean the one in opening hours. */
export function sayTime(random: Random, minutes: number): Said<number> {
  const [hour, isHalf] = [Math.floor(minutes / 60), minutes % 60 !== 0];
  const clock = { hour, isHalf, twelve: hour > 12 ? hour - 12 : hour };
  return {
    value: minutes,
    words: {
      ja: random.one(japanese(clock)),
      en: random.one(english(clock)),
    },
  };
}

interface Clock {
  hour: number;
  isHalf: boolean;
  twelve: number;
}

/** Which of the two a bare hour means is clear from the opening hours. */
function isBareClear({ hour, twelve }: Clock): boolean {
  return twelve >= 1 && twelve <= 6 || hour >= 10 && hour <= 12;
}

function japanese(clock: Clock): string[] {
  const { hour, isHalf, twelve } = clock;
  const half = isHalf ? "半" : "";
  const exact = [
    `${hour}時${half}`,
    `${hour}:${isHalf ? "30" : "00"}`,
    `${kanji(hour)}時${half}`,
    ...(isHalf ? [`${hour}時30分`] : []),
  ];
  if (hour === 12) return isHalf ? exact : [...exact, "正午", "お昼の12時"];
  const part = hour < 12 ? "午前" : "午後";
  return [
    ...exact,
    `${part}${twelve}時${half}`,
    `${part}の${twelve}時${half}`,
    ...(isBareClear(clock) ? [`${twelve}時${half}`] : []),
    ...(hour >= 17 ? [`夕方${twelve}時${half}`] : []),
    ...(hour === 10 ? [`朝10時${half}`] : []),
    ...(hour === 13 ? [`昼の1時${half}`] : []),
  ];
}

function english(clock: Clock): string[] {
  const { hour, isHalf, twelve } = clock;
  const past = isHalf ? ":30" : "";
  const part = hour < 12 ? ["am", "a.m."] : ["pm", "p.m."];
  const exact = [
    `${hour}:${isHalf ? "30" : "00"}`,
    ...part.flatMap((half) => [
      `${twelve}${past}${
        half.startsWith("p") && half.length > 2 ? " " : ""
      }${half}`,
      `${twelve}${past} ${half}`,
    ]),
  ];
  if (hour === 12 && !isHalf) return [...exact, "noon"];
  const rest = hour < 12 ? "in the morning" : "in the afternoon";
  return [
    ...exact,
    ...(hour < 17 && hour !== 12 ? [`${twelve}${past} ${rest}`] : []),
    ...(hour >= 17 ? [`${twelve}${past} in the evening`] : []),
    ...(isBareClear(clock) ? [`${twelve}${past}`] : []),
    ...(isBareClear(clock) && !isHalf ? [`${twelve} o'clock`] : []),
    ...(isBareClear(clock) && isHalf ? [`half past ${twelve}`] : []),
  ];
}
