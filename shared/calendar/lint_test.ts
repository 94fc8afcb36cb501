import { assert, assertEquals } from "@std/assert";
import { lintCalendar } from "./test_lint.ts";
import {
  type CalendarEvent,
  type CalendarMethod,
  writeCalendar,
} from "./write_calendar.ts";

const NOW = new Date("2026-11-27T01:02:03Z");

const event: CalendarEvent = {
  uid: "bkg_1@ai.example",
  sequence: 2,
  status: "CONFIRMED",
  start: new Date("2026-12-01T15:00:00+09:00"),
  end: new Date("2026-12-01T16:00:00+09:00"),
  summary: "施術（サロン）; a, b \\ c",
  location: "東京都".repeat(40),
  description: "Hayashi\n03-0000-0000",
  url: "",
  organizer: { name: 'Salon "Madoka"; a:b,c', email: "salon@example.com" },
  attendee: { name: "佐藤\n花子", email: "hanako+x@example.com" },
};

function written(
  method: CalendarMethod,
  changes: Partial<CalendarEvent> = {},
): string {
  return writeCalendar({ ...event, ...changes }, NOW, {
    method,
    name: "Madoka",
  });
}

Deno.test("calendars of every method keep the rules of Google, Apple and Outlook", () => {
  const files = [
    written("PUBLISH"),
    written("REQUEST"),
    written("REQUEST", { status: "TENTATIVE", sequence: 0 }),
    written("CANCEL", { status: "CANCELLED" }),
    writeCalendar([], NOW),
    writeCalendar([event, { ...event, uid: "bkg_2@ai.example" }], NOW),
  ];
  const problems = files.flatMap(lintCalendar);
  console.log(`figure: ics_problems = ${problems.length} (goal = 0)`);
  assertEquals(problems, []);
});

Deno.test("a person's name keeps its characters, and cannot leave its quotes", () => {
  const lines = written("REQUEST").replaceAll("\r\n ", "").split("\r\n");
  assert(
    lines.includes(
      `ORGANIZER;CN="Salon 'Madoka'; a:b,c":mailto:salon@example.com`,
    ),
  );
  assert(
    lines.includes(
      'ATTENDEE;CN="佐藤 花子";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:hanako+x@example.com',
    ),
  );
});

Deno.test("each planted mistake is found", () => {
  const good = written("REQUEST");
  const line = (from: string | RegExp, to: string) => good.replace(from, to);
  const mistakes: [text: string, problem: string][] = [
    [good.replaceAll("\r\n", "\n"), "a line break without CRLF"],
    [good.replaceAll("\r\n ", ""), "a line of more than 75 octets"],
    [line("DTSTART:20261201T060000Z", "DTSTART:20261201T060000"), "UTC"],
    [line("DTSTAMP:20261127T010203Z\r\n", ""), "not one DTSTAMP"],
    [line("DTEND:20261201T070000Z", "DTEND:20261201T050000Z"), "end before"],
    [line("SEQUENCE:2", "SEQUENCE:two"), "SEQUENCE"],
    [line("\\;", ";"), "unescaped"],
    [line("\\, b", "\\x b"), "unknown escape"],
    [line("ORGANIZER;", "X-ORGANIZER;"), "ORGANIZER"],
    [line("METHOD:REQUEST", "METHOD:CANCEL"), "STATUS and METHOD"],
    [line("METHOD:REQUEST\r\n", ""), "0 × METHOD"],
    [line("END:VEVENT\r\n", ""), "END"],
    [line("BEGIN:VCALENDAR\r\n", ""), "VCALENDAR"],
    [
      writeCalendar([event, event], NOW, { method: "REQUEST" }),
      "several events",
    ],
    [writeCalendar([event, event], NOW), "a UID twice"],
    [
      line("bkg_1@", `${"x".repeat(10)}\r\n ${"y".repeat(70)}\r\n `.repeat(4)),
      "a long UID",
    ],
  ];
  for (const [text, problem] of mistakes) {
    const found = lintCalendar(text);
    assert(
      found.some((each) => each.includes(problem)),
      `${problem}: ${found}`,
    );
  }
});
