import { readBounded } from "./bounded_body.ts";
import { ApiError } from "./errors.ts";

/** The deepest nesting of objects and arrays in a body. */
const MAX_DEPTH = 32;

/**
 * Reads a request's JSON body strictly (RFC 8259, and RFC 7493 where parsers
 * differ): UTF-8, no duplicate names, no lone surrogates, no NUL characters, no
 * number that is too large for a double, limited size and depth.
 *
 * @throws {ApiError} 415 for another content type or encoding, 413 for a body
 * over the limit of `bounded_body.ts`, 400 for malformed JSON, 503 for a body that
 * does not arrive whole.
 */
export async function readJson(request: Request): Promise<unknown> {
  requireJsonType(request.headers);
  return parseStrictly(await readBounded(request));
}

/**
 * Reads a request's JSON body, which must be an object. `null` and a missing
 * body count as an empty object.
 *
 * @throws {ApiError} As {@linkcode readJson}, and 400 for any other value.
 */
export async function readJsonObject(
  request: Request,
): Promise<Record<string, unknown>> {
  if (request.body === null) return {};
  requireJsonType(request.headers);
  const bytes = await readBounded(request);
  const value = bytes.byteLength === 0 ? {} : parseStrictly(bytes) ?? {};
  if (typeof value !== "object" || Array.isArray(value)) {
    throw invalidJson("The body must be a JSON object");
  }
  return value as Record<string, unknown>;
}

function parseStrictly(bytes: Uint8Array): unknown {
  let text;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw invalidJson("The body is not valid JSON in UTF-8");
  }
  const problem = findProblem(text);
  if (problem) throw invalidJson(problem);
  return value;
}

function requireJsonType(headers: Headers): void {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw unsupported("Content-Type must be application/json");
  }
  const encoding = headers.get("content-encoding")?.trim().toLowerCase();
  if (encoding && encoding !== "identity") {
    throw unsupported("Content-Encoding is not supported");
  }
}

function unsupported(sentence: string): ApiError {
  return new ApiError(sentence, {
    status: 415,
    code: "unsupported_media_type",
  });
}

function invalidJson(sentence: string): ApiError {
  return new ApiError(sentence, { status: 400, code: "invalid_json" });
}

/** Finds what `JSON.parse` accepts and this does not. `json` is valid JSON. */
function findProblem(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === "{" || character === "[") {
      open.push(character === "{" ? new Set() : undefined);
      if (open.length > MAX_DEPTH) return "The body is nested too deeply";
    } else if (character === "}" || character === "]") {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(json, at);
      const problem = checkString(json, at, end, open.at(-1));
      if (problem) return problem;
      at = end;
    } else if (NUMBER_START.test(character!)) {
      const number = numberAt(json, at);
      if (!Number.isFinite(Number(number))) {
        return "The body has a number that is too large";
      }
      at += number.length - 1;
    }
  }
  return undefined;
}

const NUMBER_START = /[-\d]/;
const NUMBER = /[-+.\deE]+/y;

function numberAt(json: string, at: number): string {
  NUMBER.lastIndex = at;
  return NUMBER.exec(json)![0];
}

/** The index of the quote that closes the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
}

const NAME_SEPARATOR = /[ \t\r\n]*:/y;

function checkString(
  json: string,
  start: number,
  end: number,
  names: Set<string> | undefined,
): string | undefined {
  const raw = json.slice(start + 1, end);
  const text: string = raw.includes("\\") ? JSON.parse(`"${raw}"`) : raw;
  if (text.includes("\0") || !text.isWellFormed()) {
    return "The body has a character that is not allowed in text";
  }
  if (!names) return undefined;
  NAME_SEPARATOR.lastIndex = end + 1;
  if (!NAME_SEPARATOR.test(json)) return undefined;
  if (names.has(text)) return "The body names a member twice";
  names.add(text);
  return undefined;
}
