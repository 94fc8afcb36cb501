import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { foldText } from "../text/unprintable.ts";
import { type CalendarEvent, writeCalendar } from "./write_calendar.ts";

const NOW = new Date("2026-11-27T01:02:03.456Z");

const event: CalendarEvent = {
  uid: "bkg_1@ai.example",
  sequence: 2,
  status: "CONFIRMED",
  start: new Date("2026-12-01T15:00:00+09:00"),
  end: new Date("2026-12-01T16:00:00+09:00"),
  summary: "Haircut (Salon Madoka)",
  location: "1-2-3 Madoka, Tokyo",
  description: "Hayashi; on the left\nC:\\",
  url: "https://chat.example/bookings",
};

Deno.test("a booking is written as an event of RFC 5545, in UTC", () => {
  assertEquals(
    writeCalendar(event, NOW),
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Madoguchi//Bookings//EN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:bkg_1@ai.example",
      "DTSTAMP:20261127T010203Z",
      "DTSTART:20261201T060000Z",
      "DTEND:20261201T070000Z",
      "SEQUENCE:2",
      "STATUS:CONFIRMED",
      "SUMMARY:Haircut (Salon Madoka)",
      "LOCATION:1-2-3 Madoka\\, Tokyo",
      "DESCRIPTION:Hayashi\\; on the left\\nC:\\\\",
      "URL:https://chat.example/bookings",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
});

Deno.test("a property without a value is left out", () => {
  const bare = writeCalendar({ ...event, location: "" }, NOW);
  assert(!bare.includes("LOCATION"), bare);
});

/** Texts that would break out of their line, or be cut in the middle. */
const HOSTILE = [
  "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
  "a\rATTACH:https://evil.example",
  "a\u2028ATTACH:x\u2029b\u0085c\vd\fe",
  "\u0000\u0007bell\u202Egnp.exe",
  "髪".repeat(100),
  "👨‍👩‍👧‍👦".repeat(40),
  "é".repeat(37) + "é",
  '\\n\\;\\,;:",\\',
  "=HYPERLINK(1);<script>alert(1)</script>",
  "\ud800 alone \udc00",
];

Deno.test("no text breaks out of its line, and none is changed but for what cannot be seen", () => {
  for (const text of HOSTILE) assertKept(text);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), assertKept),
  );
});

function assertKept(text: string): void {
  const written = writeCalendar({ ...event, summary: text }, NOW);
  assertEquals(written.replaceAll("\r\n", "").match(/[\r\n]/), null);
  const octets = new TextEncoder().encode(written);
  const lines = splitLines(octets);
  for (const line of lines) {
    assert(line.length <= 75, `${line.length} octets`);
    // Throws where a character was cut in two.
    new TextDecoder("utf-8", { fatal: true }).decode(line);
  }
  const unfolded = written.replaceAll("\r\n ", "").split("\r\n");
  const names = unfolded.map((line) => line.split(":")[0]);
  assertEquals(names.filter((name) => name === "END").length, 2);
  assertEquals(names.filter((name) => name === "ATTACH").length, 0);
  const summary = unfolded.find((line) => line.startsWith("SUMMARY:")) ?? "";
  const value = summary.slice("SUMMARY:".length);
  assertEquals(unescaped(value), foldText(text));
}

function unescaped(value: string): string {
  return value.replaceAll(
    /\\(.)/gs,
    (_, char: string) => char === "n" ? "\n" : char,
  );
}

function splitLines(octets: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at < octets.length; at++) {
    if (octets[at] !== 0x0d || octets[at + 1] !== 0x0a) continue;
    lines.push(octets.subarray(from, at));
    from = at + 2;
  }
  return lines;
}
