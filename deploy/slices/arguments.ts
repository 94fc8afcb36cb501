import { parseArgs } from "node:util";
import {
  isUserScope,
  USER_SCOPES,
  type UserScope,
} from "../../shared/contract/scopes.ts";
import { camelCase, type SliceNames } from "./slice_names.ts";

const USAGE =
  "Usage: deno task new:slice <noun> [--read <scope>] [--write <scope>] [--ja <word>] [--en <word>]";
/** Keeps the names of tables, indexes and policies within 63 bytes. */
const MAX_NOUN = 40;

/** The slice to create. */
export interface NewSlice {
  names: SliceNames;
  /** The scope that listing requires. */
  read: UserScope;
  /** The scope that adding an entry requires. */
  write: UserScope;
}

/** A slice that cannot be created; the message is printed without a stack. */
export class SliceError extends Error {}

/**
 * Parses the arguments of `new:slice`.
 *
 * @throws {SliceError} If the noun, an option or a scope is invalid.
 */
export function readArguments(args: string[]): NewSlice {
  const { positionals, values } = parse(args);
  const [noun, ...more] = positionals;
  if (noun === undefined || more.length > 0) throw new SliceError(USAGE);
  if (!/^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*$/.test(noun)) {
    throw new SliceError(
      `Cannot create a slice "${noun}": a noun is snake_case, such as gift_card.`,
    );
  }
  if (noun.length > MAX_NOUN) {
    throw new SliceError(
      `Cannot create a slice "${noun}": a noun has ${MAX_NOUN} letters at most.`,
    );
  }
  const spaced = noun.replaceAll("_", " ");
  const words = { ja: values.ja ?? spaced, en: values.en ?? spaced };
  return {
    names: { snake: noun, camel: camelCase(noun), words },
    read: scopeOf(values.read ?? "booking:read"),
    write: scopeOf(values.write ?? "booking:create"),
  };
}

function parse(args: string[]) {
  const option = { type: "string" } as const;
  const options = { read: option, write: option, ja: option, en: option };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new SliceError(USAGE);
  }
}

function scopeOf(value: string): UserScope {
  if (isUserScope(value)) return value;
  throw new SliceError(
    `"${value}" is not a user scope; shared/contract/scopes.ts has ${
      USER_SCOPES.join(", ")
    }.`,
  );
}
