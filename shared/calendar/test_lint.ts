/** A line of a calendar, unfolded. */
interface ReadLine {
  name: string;
  parameters: string;
  value: string;
}

const UTC = /^\d{8}T\d{6}Z$/;
const encoder = new TextEncoder();

/** Properties that each event has exactly once, for one reader or another. */
const ONCE = [
  "UID",
  "DTSTAMP",
  "DTSTART",
  "DTEND",
  "SEQUENCE",
  "STATUS",
  "SUMMARY",
];

/**
 * What Google Calendar, Apple Calendar or Outlook would stumble over, in words;
 * empty for a file that all of them take.
 */
export function lintCalendar(text: string): string[] {
  const lines = linesOf(text);
  const method = valueOf(lines, "METHOD");
  const events = eventsOf(lines);
  return [
    ...layoutProblems(text),
    ...structureProblems(lines),
    ...(events.length === 0 && method !== "PUBLISH" ? ["no event"] : []),
    // Outlook reads the first event of an invitation only.
    ...(events.length > 1 && method !== "PUBLISH" ? ["several events"] : []),
    ...repeatedUids(events),
    ...events.flatMap((event) => eventProblems(event, method)),
  ];
}

/** RFC 5545, 3.1; Outlook refuses other line breaks. */
function layoutProblems(text: string): string[] {
  const parts = text.split("\r\n");
  const tooLong = parts.filter((part) => encoder.encode(part).length > 75);
  return [
    ...(text.endsWith("\r\n") ? [] : ["no line break at the end"]),
    ...(/[\r\n]/.test(parts.join("")) ? ["a line break without CRLF"] : []),
    ...(tooLong.length > 0 ? ["a line of more than 75 octets"] : []),
    ...(/(?![\r\n\t])\p{Cc}/u.test(text) ? ["a control"] : []),
  ];
}

function structureProblems(lines: readonly ReadLine[]): string[] {
  const outer = lines.map(({ name, value }) => `${name}:${value}`);
  const open: string[] = [];
  const problems: string[] = [];
  for (const { name, value } of lines) {
    if (name === "BEGIN") open.push(value);
    if (name === "END" && open.pop() !== value) problems.push("wrong END");
  }
  if (open.length > 0) problems.push("no END");
  if (outer[0] !== "BEGIN:VCALENDAR") problems.push("no VCALENDAR");
  for (const name of ["VERSION", "PRODID", "METHOD"]) {
    const count = lines.filter((line) => line.name === name).length;
    if (count !== 1) problems.push(`${count} × ${name}`);
  }
  if (valueOf(lines, "VERSION") !== "2.0") problems.push("VERSION");
  return problems;
}

/** Google drops all events but one of the same id. */
function repeatedUids(events: readonly ReadLine[][]): string[] {
  const uids = events.map((event) => valueOf(event, "UID"));
  return new Set(uids).size === uids.length ? [] : ["a UID twice"];
}

function eventProblems(event: readonly ReadLine[], method = ""): string[] {
  const counted = ONCE.filter((name) =>
    event.filter((line) => line.name === name).length !== 1
  );
  return [
    ...counted.map((name) => `not one ${name}`),
    ...timeProblems(event),
    ...textProblems(event),
    ...(method === "PUBLISH" ? [] : invitationProblems(event, method)),
  ];
}

/** A time without Z is another one in each reader's zone. */
function timeProblems(event: readonly ReadLine[]): string[] {
  const [start = "", end = "", stamp = ""] = ["DTSTART", "DTEND", "DTSTAMP"]
    .map((name) => valueOf(event, name));
  return [
    ...([start, end, stamp].every((time) => UTC.test(time))
      ? []
      : ["a time that is not UTC"]),
    ...(start < end ? [] : ["an end before the start"]),
    ...(/^\d+$/.test(valueOf(event, "SEQUENCE") ?? "") ? [] : ["SEQUENCE"]),
  ];
}

/** RFC 5545, 3.3.11. Outlook keeps the first 255 octets of a UID. */
function textProblems(event: readonly ReadLine[]): string[] {
  const texts = event.filter(({ name }) =>
    ["SUMMARY", "LOCATION", "DESCRIPTION", "UID"].includes(name)
  );
  const uid = valueOf(event, "UID") ?? "";
  return [
    ...(texts.some(({ value }) => /(?<!\\)(?:\\\\)*[;,]/.test(value))
      ? ["an unescaped ; or ,"]
      : []),
    ...(texts.some(({ value }) => /(?<!\\)(?:\\\\)*\\[^\\;,nN]/.test(value))
      ? ["an unknown escape"]
      : []),
    ...(encoder.encode(uid).length > 255 ? ["a long UID"] : []),
  ];
}

/** RFC 5546, 3.2.2 and 3.2.5; Gmail and Outlook show no invitation without. */
function invitationProblems(
  event: readonly ReadLine[],
  method: string,
): string[] {
  const people = (name: string) =>
    event.filter((line) =>
      line.name === name && /^mailto:[^@\s]+@[^@\s]+$/.test(line.value)
    ).length;
  const isCancelled = valueOf(event, "STATUS") === "CANCELLED";
  return [
    ...(people("ORGANIZER") === 1 ? [] : ["not one ORGANIZER"]),
    ...(people("ATTENDEE") >= 1 ? [] : ["no ATTENDEE"]),
    ...(isCancelled === (method === "CANCEL") ? [] : ["STATUS and METHOD"]),
  ];
}

function linesOf(text: string): ReadLine[] {
  return text.replaceAll("\r\n ", "").split("\r\n")
    .filter((line) => line !== "").map(toLine);
}

function toLine(line: string): ReadLine {
  const [, name = "", parameters = "", value = ""] =
    /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/s.exec(line) ?? [];
  return { name, parameters, value };
}

function eventsOf(lines: readonly ReadLine[]): ReadLine[][] {
  const events: ReadLine[][] = [];
  for (const line of lines) {
    if (line.name === "BEGIN" && line.value === "VEVENT") events.push([]);
    else events.at(-1)?.push(line);
  }
  return events;
}

function valueOf(lines: readonly ReadLine[], name: string): string | undefined {
  return lines.find((line) => line.name === name)?.value;
}
