import { isScope } from "../../../shared/contract/scopes.ts";
import type { Bilingual, Locale } from "../../../shared/ui/locale.ts";
import { REDACTED } from "../../operation/redact.ts";
import { formatDateTime, formatPrice, type Place } from "../format.ts";
import { fieldWords, plainWords, valueWords } from "../locales/recorded.ts";
import { scopeWords } from "../locales/scopes.ts";

/** How facts are written. */
export type FactPlace = Place & {
  now: Date;
  /** Names of the catalogue and of staff, by id. */
  names: ReadonlyMap<string, Bilingual>;
};

/** A field of a recorded state, in words. */
export interface Fact {
  /** Where it stands, so that the same field before and after can be found. */
  path: string;
  label: string;
  value: string;
}

type State = Readonly<Record<string, unknown>>;

/** An amount's field; its currency is in the field beside it. */
const AMOUNT = /Minor$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/;

/** All fields of a recorded state, in words. */
export function factsOf(state: State | null, place: FactPlace): Fact[] {
  if (state === null) return [];
  if (state.tooLarge === true) {
    const { tooLarge } = plainWords[place.locale];
    return [{ path: "", label: "", value: tooLarge }];
  }
  // The one thing that most results consist of goes without saying.
  const [only, ...others] = Object.values(state);
  const isWrapped = others.length === 0 && isObject(only) && !isName(only);
  return fieldsOf(isWrapped ? only : state, { path: "", label: "" }, place);
}

/** What is around a field. */
interface Parent {
  path: string;
  label: string;
  /** Of the amounts within; an order has one for all its items. */
  currency?: unknown;
}

function fieldsOf(state: State, parent: Parent, place: FactPlace): Fact[] {
  const names = fieldWords[place.locale];
  const { currency = parent.currency } = state;
  return inOrder(state).flatMap(([name, value]) => {
    // Said with each amount.
    if (name === "currency") return [];
    const own = wordFor(name, names) ?? name;
    const label = parent.label ? `${parent.label} · ${own}` : own;
    const path = `${parent.path}/${name}`;
    if (Array.isArray(value) && value.some(isObject)) {
      return value.flatMap((item, index) => {
        const at = { path: `${path}/${index}`, label: `${label} ${index + 1}` };
        return fieldsOf(item, { ...at, currency }, place);
      });
    }
    const named = nameIn(value, place.locale);
    if (named !== undefined) return [{ path, label, value: named }];
    if (isObject(value)) {
      return fieldsOf(value, { path, label, currency }, place);
    }
    const text = AMOUNT.test(name)
      ? amountIn(value, currency, place.locale)
      : inWords(value, place);
    return [{ path, label, value: text }];
  });
}

/** What a person looks for first; the database keeps no order of fields. */
const FIRST = [
  "number",
  "status",
  "start",
  "end",
  "service",
  "serviceId",
  "stylist",
  "resourceId",
  "name",
  "quantity",
  "enabled",
  "role",
  "email",
  "phone",
];

function inOrder(state: State): [string, unknown][] {
  const place = (name: string) => {
    const index = FIRST.indexOf(name);
    return index === -1 ? FIRST.length : index;
  };
  return Object.entries(state).toSorted(([a], [b]) => place(a) - place(b));
}

/** A value that is no object, in words. */
function inWords(value: unknown, place: FactPlace): string {
  const { locale } = place;
  const plain = plainWords[locale];
  if (Array.isArray(value)) {
    const each = value.map((item) => inWords(item, place));
    return each.join(plain.separator) || plain.none;
  }
  if (value === null || value === "") return plain.none;
  if (typeof value === "boolean") return value ? plain.yes : plain.no;
  if (typeof value !== "string") return String(value);
  if (value === REDACTED) return plain.personal;
  if (INSTANT.test(value)) return formatDateTime(new Date(value), place);
  if (isScope(value)) return scopeWords[locale][value];
  return wordFor(value, valueWords[locale]) ??
    place.names.get(value)?.[locale] ?? value;
}

/** The word for a name that may be anything, also `constructor`. */
function wordFor(
  name: string,
  words: Readonly<Record<string, string>>,
): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

function amountIn(amount: unknown, currency: unknown, locale: Locale): string {
  return typeof amount === "number" && typeof currency === "string"
    ? formatPrice(amount, currency, locale)
    : String(amount ?? plainWords[locale].none);
}

/** The name of what has one in both languages. */
function nameIn(value: unknown, locale: Locale): string | undefined {
  if (!isObject(value)) return undefined;
  const name = isName(value.name) ? value.name : value;
  return isName(name) ? name[locale] : undefined;
}

function isName(value: unknown): value is Record<Locale, string> {
  return isObject(value) && typeof value.ja === "string" &&
    typeof value.en === "string" && Object.keys(value).length === 2;
}

function isObject(value: unknown): value is State {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
