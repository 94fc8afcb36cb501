/** The longest accepted path, in characters; it is stored in a cookie. */
const MAX_LENGTH = 512;
/** The base URL for parsing; an accepted path resolves to the same origin. */
const BASE = "http://site.invalid";

/**
 * The path to return to after sign-in, or `fallback` if `value` is not a path of
 * this site. The result is percent-encoded ASCII and safe as a `Location`
 * (RFC 9700 section 4.11: no open redirector).
 */
export function safeReturnTo(
  value: string | null | undefined,
  fallback = "/",
): string {
  if (!value || value.length > MAX_LENGTH) return fallback;
  if (!value.startsWith("/") || isControlOrBackslash(value)) return fallback;
  const url = URL.parse(value, BASE);
  if (!url || url.origin !== BASE) return fallback;
  // "/.//host" is a path, but after resolving its dots it is "//host".
  if (url.pathname.startsWith("//")) return fallback;
  // Some servers and proxies decode these before they use the path.
  if (/%(?:2f|5c)/i.test(url.pathname)) return fallback;
  // Returning to a sign-in route would be a loop.
  if (/^\/auth(?:\/|$)/i.test(url.pathname)) return fallback;
  const path = url.pathname + url.search + url.hash;
  return path.length > MAX_LENGTH ? fallback : path;
}

function isControlOrBackslash(value: string): boolean {
  // deno-lint-ignore no-control-regex -- control characters are refused
  return /[\u0000-\u0020\u007f\\]|%(?:[01][0-9a-f]|7f)/i.test(value);
}
