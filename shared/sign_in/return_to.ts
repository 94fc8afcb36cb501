/** Longest accepted path, in characters; the sign-in cookie holds it. */
const MAX_LENGTH = 512;
/** A base that no accepted path can leave. */
const BASE = "http://site.invalid";

/**
 * The path to go back to after sign-in, or `fallback` where `value` is not a
 * path of this same site. The answer is ASCII, percent-encoded and safe as a
 * `Location` (RFC 9700 section 4.11: no open redirector).
 */
export function safeReturnTo(
  value: string | null | undefined,
  fallback = "/",
): string {
  if (!value || value.length > MAX_LENGTH) return fallback;
  if (!value.startsWith("/") || isControlOrBackslash(value)) return fallback;
  const url = URL.parse(value, BASE);
  if (!url || url.origin !== BASE) return fallback;
  // "/.//host" is a path here, but "//host" once its dots are resolved.
  if (url.pathname.startsWith("//")) return fallback;
  // Some servers and proxies decode these before they look at the path.
  if (/%(?:2f|5c)/i.test(url.pathname)) return fallback;
  // Back to a sign-in route would be a loop.
  if (/^\/auth(?:\/|$)/i.test(url.pathname)) return fallback;
  const path = url.pathname + url.search + url.hash;
  return path.length > MAX_LENGTH ? fallback : path;
}

function isControlOrBackslash(value: string): boolean {
  // deno-lint-ignore no-control-regex -- control characters are what is refused
  return /[\u0000-\u0020\u007f\\]|%(?:[01][0-9a-f]|7f)/i.test(value);
}
