import { assertEquals } from "@std/assert";
import { readWhen } from "./dates.ts";
import { normalise } from "./text.ts";

/** Monday, November 23, 10:00. */
const TODAY = { year: 2026, month: 11, day: 23, minutesOfDay: 10 * 60 };

/** What is said, the day as month/day or "-", the time or part or "-". */
const SAID: [text: string, day: string, time: string][] = [
  ["金曜の15時にカットを予約して", "11/27", "15:00"],
  ["金曜の3時にカットを予約", "11/27", "15:00"],
  ["金曜日の午後三時半", "11/27", "15:30"],
  ["明日の朝9時", "11/24", "9:00"],
  ["あさっての１０：３０で", "11/25", "10:30"],
  ["明後日の午前", "11/25", "morning"],
  ["来週の火曜 11時", "12/1", "11:00"],
  ["再来週の月曜日の夕方", "12/7", "evening"],
  ["今週の土曜", "11/28", "-"],
  ["次の月曜の13時", "11/30", "13:00"],
  ["月曜の9時", "11/30", "9:00"],
  ["月曜の11時", "11/23", "11:00"],
  ["今日の5時", "11/23", "17:00"],
  ["12/3の14時", "12/3", "14:00"],
  ["12月3日 14時15分", "12/3", "14:15"],
  ["十二月三日の十時", "12/3", "10:00"],
  ["1/5の正午", "1/5", "12:00"],
  ["25日の夜7時", "11/25", "19:00"],
  ["3日後の13:00", "11/26", "13:00"],
  ["週末", "11/28", "-"],
  ["2026-12-24 16:00", "12/24", "16:00"],
  ["15時で", "-", "15:00"],
  ["2時間くらい", "-", "-"],
  ["13/45の25:99", "-", "-"],
  ["book a haircut on Friday at 3pm", "11/27", "15:00"],
  ["Fri 3:30 p.m.", "11/27", "15:30"],
  ["tomorrow at 11", "11/24", "11:00"],
  ["tomorrow morning", "11/24", "morning"],
  ["next Tuesday at 3", "12/1", "15:00"],
  ["this Tuesday around noon", "11/24", "12:00"],
  ["the day after tomorrow, 10am", "11/25", "10:00"],
  ["Dec 3 at 14:00", "12/3", "14:00"],
  ["December 3rd, 2 pm", "12/3", "14:00"],
  ["on the 3rd of December at half past four", "12/3", "16:30"],
  ["in 2 days at 5 o'clock", "11/25", "17:00"],
  ["on the 27th", "11/27", "-"],
  ["Saturday at 3 in the afternoon", "11/28", "15:00"],
  ["today at nine in the morning", "11/23", "9:00"],
  ["Jan 5", "1/5", "-"],
  ["this weekend", "11/28", "-"],
  ["two bottles of the shampoo", "-", "-"],
  ["hello", "-", "-"],
];

for (const [text, day, time] of SAID) {
  Deno.test(`"${text}" is ${day} ${time}`, () => {
    const when = readWhen(normalise(text), TODAY);
    const said = when.day ? `${when.day.month}/${when.day.day}` : "-";
    assertEquals([said, timeOf(when)], [day, time]);
  });
}

Deno.test("a date that has passed is next year's", () => {
  assertEquals(readWhen("11/22", TODAY).day?.year, 2027);
  assertEquals(readWhen("11/23", TODAY).day?.year, 2026);
});

function timeOf({ minutesOfDay, part }: ReturnType<typeof readWhen>): string {
  if (minutesOfDay === undefined) return part ?? "-";
  const minutes = String(minutesOfDay % 60).padStart(2, "0");
  return `${Math.floor(minutesOfDay / 60)}:${minutes}`;
}
