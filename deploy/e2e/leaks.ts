/** A signed token: three parts of base64url, the first of which is JSON. */
const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
/** A tag of HTML; what stands in the quotes of an attribute ends none. */
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
/** Attributes that make a browser ask for an address. */
const LINKS = new Set(["src", "srcset", "href", "action", "data", "style"]);

/**
 * Leaks in a text: a secret, by its name, a token, a private
 * key, or, on a page, a live link to that host.
 */
export function leaksIn(
  text: string,
  secrets: Readonly<Record<string, string>>,
  host: string,
): string[] {
  const names = Object.entries(secrets).flatMap(([name, secret]) =>
    text.includes(secret) ? name : []
  );
  if (TOKEN.test(text)) names.push("token");
  if (text.includes("PRIVATE KEY")) names.push("private key");
  if (hasLinkTo(text, host)) names.push("live link");
  return names;
}

function hasLinkTo(text: string, host: string): boolean {
  if (!/^\s*<!doctype html/i.test(text)) return false;
  return (text.match(TAG) ?? []).some((tag) =>
    [...tag.matchAll(ATTRIBUTE)].some(([, name = "", ...values]) =>
      LINKS.has(name.toLowerCase()) && values.some((it) => it?.includes(host))
    )
  );
}
