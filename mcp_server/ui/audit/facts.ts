import { isScope } from "../../../shared/contract/scopes.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import { REDACTED } from "../../operation/redact.ts";
import { formatDateTime, formatPrice, type Place } from "../format.ts";
import { fieldWords, plainWords, valueWords } from "../locales/recorded.ts";
import { scopeWords } from "../locales/scopes.ts";

/** How facts are written. */
export type FactPlace = Place & { now: Date };

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
  return fieldsOf(isWrapped ? only : state, "", "", place);
}

function fieldsOf(
  state: State,
  path: string,
  prefix: string,
  place: FactPlace,
): Fact[] {
  const names = fieldWords[place.locale];
  const hasAmount = Object.keys(state).some((name) => AMOUNT.test(name));
  return Object.entries(state).flatMap(([name, value]) => {
    if (name === "currency" && hasAmount) return [];
    const own = names[name] ?? name;
    const label = prefix ? `${prefix} · ${own}` : own;
    const at = `${path}/${name}`;
    if (Array.isArray(value) && value.some(isObject)) {
      return value.flatMap((item, index) =>
        fieldsOf(item, `${at}/${index}`, `${label} ${index + 1}`, place)
      );
    }
    const named = nameIn(value, place.locale);
    if (named !== undefined) return [{ path: at, label, value: named }];
    if (isObject(value)) return fieldsOf(value, at, label, place);
    const text = AMOUNT.test(name)
      ? amountIn(value, state.currency, place.locale)
      : inWords(value, place);
    return [{ path: at, label, value: text }];
  });
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
  return valueWords[locale][value] ?? value;
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
