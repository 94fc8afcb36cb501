const PUBLIC =
  /\b(?:Deno\.env\.get\("(FRESH_PUBLIC_\w+)"\)|process\.env\.(FRESH_PUBLIC_\w+))/g;

/**
 * Puts the values of the variables `FRESH_PUBLIC_…`, as they are while the site is built, in the place of the calls that
 * read them; a variable that is not set is `undefined`.
 */
export function inlinePublicEnv(
  code: string,
  read: (name: string) => string | undefined,
): string {
  return code.replaceAll(
    PUBLIC,
    (_, ofDeno, ofNode) =>
      JSON.stringify(read(ofDeno ?? ofNode)) ?? "undefined",
  );
}
