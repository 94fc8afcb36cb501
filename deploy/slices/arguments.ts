import { parseArgs } from "node:util";
import {
  isUserScope,
  USER_SCOPES,
  type UserScope,
} from "../../shared/contract/scopes.ts";
import { camelCase, type SliceNames } from "./slice_names.ts";

const USAGE =
  "Usage: deno task new:slice <noun> [--read <scope>] [--write <scope>] [--ja <word>] [--en <word>]";
/** So that table, index and policy names fit into Postgres's 63 bytes. */
const MAX_NOUN = 40;

/** A slice that is to be made. */
export interface NewSlice {
  names: SliceNames;
  /** What lists entries takes. */
  read: UserScope;
  /** What adds one takes. */
  write: UserScope;
}

/** A reason not to make the slice: one sentence, printed without a stack. */
export class SliceError extends Error {}

/**
 * Reads what the command line says of the new slice.
 *
 * @throws {SliceError} If it is no noun, option or scope.
 */
export function readArguments(args: string[]): NewSlice {
  const { positionals, values } = parse(args);
  const [noun, ...more] = positionals;
  if (noun === undefined || more.length > 0) throw new SliceError(USAGE);
  if (!/^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*$/.test(noun)) {
    throw new SliceError(
      `Cannot make a slice "${noun}": a noun is snake_case, such as gift_card.`,
    );
  }
  if (noun.length > MAX_NOUN) {
    throw new SliceError(
      `Cannot make a slice "${noun}": a noun has ${MAX_NOUN} letters at most.`,
    );
  }
  const spoken = noun.replaceAll("_", " ");
  const words = { ja: values.ja ?? spoken, en: values.en ?? spoken };
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
    `"${value}" is no scope of users; shared/contract/scopes.ts has ${
      USER_SCOPES.join(", ")
    }.`,
  );
}
