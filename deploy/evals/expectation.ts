/** Arguments that a waiting card must have, as the corpus writes them. */
export interface ExpectedCard {
  tool: string;
  /** By the corpus's name, such as `service` or `start`. */
  args: Readonly<Record<string, ExpectedValue>>;
}

/** `name=value` or `name~value`. */
export interface ExpectedValue {
  value: string;
  /** A range or a substring in place of the value itself. */
  isLoose: boolean;
}

/** All that must be so; other cards than these must not wait. */
export interface Alternative {
  cards: ExpectedCard[];
  /** The answer asks for this, or says that it did not understand. */
  asks: string | undefined;
  /** The answer says that this cannot be done here. */
  cannot: boolean;
  says: RegExp[];
  saysNot: RegExp[];
  reads: string[];
}

/** One of these must be so. */
export type Expectation = readonly Alternative[];

/** @throws {TypeError} If the text does not have the format. */
export function parseExpectation(text: string): Expectation {
  return text.split(" || ").map((all) => {
    const alternative: Alternative = {
      cards: [],
      asks: undefined,
      cannot: false,
      says: [],
      saysNot: [],
      reads: [],
    };
    for (const part of all.split(" & ")) addPart(alternative, part.trim());
    return alternative;
  });
}

function addPart(to: Alternative, part: string): void {
  const [word = ""] = part.split(" ", 1);
  const rest = part.slice(word.length).trim();
  switch (word) {
    case "card":
      to.cards.push(parseCard(rest));
      return;
    case "none":
      return;
    case "ask":
      to.asks = rest;
      return;
    case "cannot":
      to.cannot = true;
      return;
    case "say":
      to.says.push(parseRegExp(rest));
      return;
    case "not":
      to.saysNot.push(parseRegExp(rest));
      return;
    case "read":
      to.reads.push(rest);
      return;
    default:
      throw new TypeError(`unknown part "${part}"`);
  }
}

function parseRegExp(text: string): RegExp {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/.exec(text) ?? [];
  if (source === undefined) throw new TypeError(`no expression: "${text}"`);
  return new RegExp(source, flags);
}

const NAMES = [
  "service",
  "start",
  "day",
  "stylist",
  "items",
  "booking",
  "order",
  "form",
  "answers",
  "note",
];

function parseCard(text: string): ExpectedCard {
  const [tool = "", ...parts] = text.split(
    new RegExp(` (?=(?:${NAMES.join("|")})[=~])`),
  );
  if (!/^[a-z]+_[a-z]+$/.test(tool)) throw new TypeError(`no tool: "${text}"`);
  const args = Object.fromEntries(parts.map((part) => {
    const [, name = "", sign, value = ""] = /^(\w+)([=~])(.*)$/.exec(part) ??
      [];
    return [name, { value: value.trim(), isLoose: sign === "~" }];
  }));
  return { tool, args };
}
