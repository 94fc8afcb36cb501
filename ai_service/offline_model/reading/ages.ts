import { is, type Part } from "./part.ts";

type TextOf = (part: Part) => string;

const SUBJECT =
  /^(?:i'm|im|i am|she|he|she's|he's|who's|(?:just )?turn(?:ed|ing|s)|aged|age)$/;

/** "I'm 45", "my mum's 70", 「妹(22)」: a number that tells an age without a unit. */
export function readAges(parts: readonly Part[], textOf: TextOf): Part[] {
  return parts.map((part, index) =>
    is(part, "num") && part.n! > 0 && part.n! < 111 &&
      (isBehindPerson(parts, index, textOf) || isInBrackets(parts, index))
      ? { ...part, kind: "age" }
      : part
  );
}

function isBehindPerson(
  parts: readonly Part[],
  index: number,
  textOf: TextOf,
): boolean {
  const next = parts[index + 1];
  const isEnded = !next || is(next, "and") || is(next, "mark") ||
    is(next, "comma") || is(next, "break") || is(next, "because") ||
    is(next, "filler", "1");
  const isBe = is(parts[index - 1], "filler") &&
    /^(?:'s|is|just|nearly|almost)$/.test(textOf(parts[index - 1]!));
  const subject = parts[index - (isBe ? 2 : 1)];
  return isEnded && subject !== undefined &&
    (SUBJECT.test(textOf(subject)) ||
      isBe && is(subject, "unsupported", "other_person"));
}

/** Behind a person, and not behind something that can be counted. */
function isInBrackets(parts: readonly Part[], index: number): boolean {
  const before = parts[index - 2];
  return is(parts[index - 1], "mark") && is(parts[index + 1], "mark") &&
    (is(before, "unread") || is(before, "unsupported") ||
      is(before, "title"));
}
