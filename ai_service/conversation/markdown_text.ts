/** Characters with a meaning anywhere in a line (CommonMark and GFM). */
const INLINE = /[\\`*_[\]<>&~|#$@]/g;
/** Links that GFM makes without any brackets. */
const AUTOLINK = /(?:https?|ftp|mailto|xmpp):|www\./gi;
/** Beginnings of a list, a heading's underline, a rule or a table's row. */
const AT_START = /^(?:(\d{1,9})(?=[.)])|(?=[-+=:]))/;
/** Whitespace here, with what some programs take for the end of a line. */
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;

/**
 * One line of text that Markdown shows as it is, whatever it says: nobody's
 * words become a heading, a link or an image.
 */
export function markdownLine(text: string): string {
  return escapeInline(text.replaceAll(/\s+/g, " ").trim());
}

/** As above, with its line ends and empty lines kept. */
export function markdownText(text: string): string {
  return text.replaceAll("\0", "").split(LINE_END).map(escapeLine)
    // Within a paragraph a backslash ends the line, not the paragraph.
    .map((line, index, lines) => line && lines[index + 1] ? `${line}\\` : line)
    .join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}

/** Spaces at the start would make code of the line. */
function escapeLine(line: string): string {
  const text = line.trim();
  if (text === "") return "";
  const indent = line.length - line.trimStart().length;
  return "\u00a0".repeat(indent) + escapeInline(text);
}

function escapeInline(text: string): string {
  return text.replaceAll(INLINE, "\\$&")
    .replaceAll(AUTOLINK, (start) => `${start.slice(0, -1)}\\${start.at(-1)}`)
    .replace(AT_START, "$1\\");
}
