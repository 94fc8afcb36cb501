/** The languages of both sites. */
export const locales = ["ja", "en"] as const;
export type Locale = typeof locales[number];

/** A text in every language of the product. */
export type Bilingual = Readonly<Record<Locale, string>>;

/** The cookie with the chosen language; both sites on localhost share it. */
export const localeCookieName = "locale";

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Whether `value` is a language of the sites. */
export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/**
 * The language of a request: the chosen one (cookie), or the best match of
 * `Accept-Language` (RFC 9110 section 12.5.4), or English.
 */
export function localeOf(request: Request): Locale {
  return chosenLocale(request.headers.get("cookie") ?? "") ??
    acceptedLocale(request.headers.get("accept-language") ?? "") ?? "en";
}

function chosenLocale(cookies: string): Locale | undefined {
  const pair = cookies.split(";").map((part) => part.trim())
    .find((part) => part.startsWith(`${localeCookieName}=`));
  const value = pair?.slice(localeCookieName.length + 1);
  return isLocale(value) ? value : undefined;
}

function acceptedLocale(header: string): Locale | undefined {
  return header.split(",").map(parseRange)
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((range) => range.language)
    .find(isLocale);
}

function parseRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().split(";");
  const quality = parameters.map((one) => one.trim())
    .find((one) => one.startsWith("q="))?.slice(2);
  return {
    language: tag.trim().toLowerCase().split("-")[0] ?? "",
    quality: quality === undefined ? 1 : Number(quality) || 0,
  };
}

/**
 * Handles the language switch, a link to `?lang=ja|en`: stores the choice in a
 * cookie and redirects to the same page without the parameter. Null for any
 * other request.
 */
export function answerLanguageSwitch(request: Request): Response | null {
  if (request.method !== "GET") return null;
  const url = new URL(request.url);
  const locale = url.searchParams.get("lang");
  if (!isLocale(locale)) return null;
  url.searchParams.delete("lang");
  // A path that starts with two slashes would be another host (RFC 3986, 4.2).
  const path = url.pathname.replace(/^\/+/, "/");
  const secure = url.protocol === "https:" ? "; Secure" : "";
  return new Response(null, {
    status: 303,
    headers: {
      "location": path + url.search,
      "set-cookie":
        `${localeCookieName}=${locale}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax${secure}`,
    },
  });
}
