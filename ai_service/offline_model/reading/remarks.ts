import { is, type Part } from "./part.ts";

/** Numbers that say something of the person, never of what is wanted. */
const PERSONAL: ReadonlySet<string> = new Set([
  "age",
  "money",
  "contact",
  "times",
  "phone",
  "volume",
]);

/** Words that make a clause more than a remark. */
const MATTERS: ReadonlySet<string> = new Set([
  "act",
  "want",
  "open",
  "exist",
  "ask",
  "can",
  "name",
  "day",
  "time",
  "shift",
  "count",
  "if",
  "either",
  "unsupported",
  "neg_before",
  "neg_after",
  "neg_aux",
  "note",
  "any",
  "all",
]);

const isEnd = (part: Part | undefined) =>
  part === undefined || is(part, "break") || is(part, "comma") ||
  is(part, "because") || is(part, "correct") || is(part, "also");

/** Clauses about other people that give a reason or an opinion, and book nothing. */
const OTHERS_DO =
  /\b(?:visit\w*|keeps?|kept|thinks?|says?|said|tells?|told|marr\w+|graduat\w*|ill|sick|fell|unwell|hospital|complain\w*|nag\w*|laugh\w*|teas\w*|moved|moving|arriv\w*|planning|plan|hates?|insists?|swears?|reckons?|called|rang|passed away|died)\b|迎え|送り|頼む|預け|熱|病|入院|具合|参観|発表会/;

/**
 * "My son is ill, so …", "my daughter is visiting that week": news of somebody
 * else that gives a reason.
 */
function familyNews(
  clause: readonly Part[],
  textOf: (part: Part) => string,
): readonly Part[] {
  const first = clause.findIndex((part) => !isOpening(part));
  const told = clause.slice(first);
  if (first < 0 || !is(told[0], "unsupported", "other_person")) return [];
  const text = textOf({ ...told[0], end: told.at(-1)!.end });
  const isNews = told.some((part) => is(part, "context", "work")) ||
    OTHERS_DO.test(text);
  const isPlain = !told.some((part) =>
    MATTERS.has(part.kind) && !is(part, "unsupported") &&
    !is(part, "day", "week") && !(is(part, "want") && /頼む/.test(textOf(part)))
  );
  return isNews && isPlain ? told : [];
}

/** Words before the one that a clause is about. */
const isOpening = (part: Part) =>
  is(part, "filler") || is(part, "social") || is(part, "answer", "yes") ||
  is(part, "because", "after") || is(part, "unread", "silent");

/**
 * "My daughter tells me one can do this by typing", "my wife says hello": who
 * says it is no matter, nor is what is said where no value is in it.
 */
function hearsay(
  clause: readonly Part[],
  textOf: (part: Part) => string,
): readonly Part[] {
  const at = clause.findIndex((part) =>
    is(part, "unsupported", "other_person")
  );
  const verb = clause[at + 1];
  const behind = clause.slice(at + 1).findLast((part) =>
    is(part, "filler", "said")
  );
  const isQuoted = at >= 0 && behind !== undefined && behind !== verb &&
    /[ぁ-ん]/.test(textOf(behind));
  if (isQuoted) return [clause[at]!, behind];
  const isSaid = at >= 0 && verb !== undefined &&
    (is(verb, "act", "show") || is(verb, "filler", "said"));
  if (!isSaid) return [];
  const rest = clause.slice(at + 2);
  const isPlain = !rest.some((part) =>
    part.kind === "name" || part.kind === "day" || part.kind === "time" ||
    part.kind === "if" || part.kind.startsWith("neg") || is(part, "open") ||
    is(part, "count") || is(part, "act", "cancel", "move", "order", "book")
  );
  const isAlone = !clause.slice(0, at).some((part) => MATTERS.has(part.kind));
  return isPlain
    ? clause.slice(isAlone ? 0 : at)
    : clause.slice(isAlone ? 0 : at, at + 2);
}

/**
 * "I'm 25", 「9回目の利用です」, "my budget is 5,000 yen": a clause with such a
 * number and nothing that is wanted is a remark about the person.
 */
export function readRemarks(
  parts: readonly Part[],
  textOf: (part: Part) => string,
): Part[] {
  const read = [...parts];
  for (let from = 0; from < parts.length; from++) {
    let to = from;
    while (!isEnd(parts[to])) to++;
    const clause = parts.slice(from, to);
    const isAll = clause.length === parts.length;
    if (!isAll && isRemark(clause)) {
      for (let at = from; at < to; at++) {
        read[at] = { ...parts[at]!, isContext: true };
      }
    }
    for (
      const part of [...hearsay(clause, textOf), ...familyNews(clause, textOf)]
    ) {
      read[parts.indexOf(part)] = { ...part, isContext: true };
    }
    from = to;
  }
  return read;
}

function isRemark(clause: readonly Part[]): boolean {
  const isPersonal = clause.some((part) =>
    PERSONAL.has(part.kind) || is(part, "duration", "months", "days") ||
    is(part, "people") && part.n === 1
  );
  return isPersonal &&
    !clause.some((part) =>
      MATTERS.has(part.kind) && !is(part, "exist", "sure")
    );
}
