import { foldText } from "../text/unprintable.ts";

/** Longest line without its line break, in octets (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

const encoder = new TextEncoder();

/** A text as the value of a property (RFC 5545, 3.3.11); control characters go. */
export function textValue(text: string): string {
  return foldText(text).replaceAll(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** A moment in UTC (RFC 5545, 3.3.5). Throws `RangeError` for none. */
export function utcValue(moment: Date): string {
  return moment.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

/**
 * A line with its break, folded so that no part has more than 75 octets. A
 * character of several octets stays in one piece, as some readers decode each
 * part by itself.
 */
export function contentLine(name: string, value: string): string {
  let folded = "";
  let octets = 0;
  for (const char of `${name}:${value}`) {
    const length = encoder.encode(char).length;
    if (octets + length > LINE_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += char;
    octets += length;
  }
  return `${folded}\r\n`;
}
