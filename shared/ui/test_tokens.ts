const css = await Deno.readTextFile(
  new URL("./static/tokens.css", import.meta.url),
);

/**
 * The colour of a token, from its first declaration.
 *
 * @throws {TypeError} If it is not in tokens.css.
 */
export function tokenValue(token: string, scheme: "light" | "dark"): string {
  const [, declared] = new RegExp(`--${token}: ([^;]+);`).exec(css) ?? [];
  if (!declared) throw new TypeError(`--${token} is not in tokens.css`);
  const both = /^light-dark\((.+), (.+)\)$/.exec(declared);
  const value = both ? both[scheme === "light" ? 1 : 2]! : declared;
  const [, reference] = /^var\(--(.+)\)$/.exec(value) ?? [];
  return reference ? tokenValue(reference, scheme) : value;
}
