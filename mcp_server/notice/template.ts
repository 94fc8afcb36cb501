/** Words with placeholders, such as `{when}`. */
export interface Template {
  /** One line. */
  subject: string;
  text: string;
}

/** What each placeholder stands for; empty where there is nothing to say. */
export type PlaceholderValues = Readonly<Record<string, string>>;

/** Whatever is in braces: what is no known name is an error of its writer. */
const PLACEHOLDER = /\{([^{}\n]*)\}/g;
/** The same, and each brace that is part of none. */
const BRACES = /\{([^{}\n]*)\}|[{}]/g;

/** Why words with braces would be sent as they are typed. */
export type BraceProblem =
  | { reason: "unknown_placeholder"; placeholder: string }
  /** A brace without its other one, with where it stands. */
  | { reason: "open_brace" | "close_brace"; line: number; near: string };

/** Characters around a brace by which its writer finds it. */
const NEAR = 12;

/** The first brace of a text that begins or ends none of these placeholders. */
export function findBraceProblem(
  text: string,
  known: readonly string[],
): BraceProblem | null {
  for (const { 0: found, 1: name, index } of text.matchAll(BRACES)) {
    if (name !== undefined) {
      if (known.includes(name)) continue;
      return { reason: "unknown_placeholder", placeholder: name };
    }
    const before = text.slice(0, index).split("\n");
    const [start = ""] = before.slice(-1);
    const [end = ""] = text.slice(index).split("\n");
    const isOpen = found === "{";
    return {
      reason: isOpen ? "open_brace" : "close_brace",
      line: before.length,
      near: isOpen
        ? [...end].slice(0, NEAR).join("")
        : [...start].slice(-NEAR).join("") + found,
    };
  }
  return null;
}

/** The placeholders of a text, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name!))];
}

/**
 * The words with every placeholder filled in, in one pass, so that no value is
 * read as a template. A line whose placeholders are all empty is left out, with its
 * label.
 */
export function fillTemplate(
  { subject, text }: Template,
  values: PlaceholderValues,
): Template {
  const lines = text.split("\n").filter((line) => hasContent(line, values));
  return {
    subject: fill(subject, values).replaceAll(/\s+/g, " ").trim(),
    text: lines.map((line) => fill(line, values)).join("\n")
      .replaceAll(/\n{3,}/g, "\n\n").trim(),
  };
}

function hasContent(line: string, values: PlaceholderValues): boolean {
  const names = placeholdersIn(line);
  return names.length === 0 || names.some((name) => values[name] !== "");
}

function fill(line: string, values: PlaceholderValues): string {
  return line.replaceAll(PLACEHOLDER, (_, name: string) => values[name] ?? "");
}
