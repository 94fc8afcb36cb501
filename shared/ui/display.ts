import { parse } from "hono/utils/cookie";

/** The colour schemes and text sizes that a person may choose. */
export const THEMES = ["system", "light", "dark"] as const;
export const TEXT_SIZES = ["normal", "large", "largest"] as const;

/** How a person wants to see the pages; both sites on localhost share it. */
export interface Display {
  theme: typeof THEMES[number];
  textSize: typeof TEXT_SIZES[number];
}

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What the browser's cookies say; what is not known there counts as not chosen. */
export function displayOf(request: Request): Display {
  const cookies = parse(request.headers.get("cookie") ?? "");
  return {
    theme: oneOf(THEMES, cookies.theme),
    textSize: oneOf(TEXT_SIZES, cookies.text_size),
  };
}

/** The `Set-Cookie` values that keep the choice of a form. */
export function displayCookies(form: FormData, url: URL): string[] {
  const attributes = `Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax` +
    (url.protocol === "https:" ? "; Secure" : "");
  return [
    `theme=${oneOf(THEMES, form.get("theme"))}; ${attributes}`,
    `text_size=${oneOf(TEXT_SIZES, form.get("text_size"))}; ${attributes}`,
  ];
}

/** The value if it is one of them, else the first. */
function oneOf<Value extends string>(
  values: readonly [Value, ...Value[]],
  value: unknown,
): Value {
  return values.find((each) => each === value) ?? values[0];
}
