/** An address with those parameters; what is empty is left out. */
export function hrefOf(
  path: string,
  parameters: Readonly<Record<string, string | null | undefined>>,
): string {
  const given = Object.entries(parameters)
    .filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given);
  return given.length > 0 ? `${path}?${query}` : path;
}

/** A parameter, or undefined where it is missing or empty. */
export function parameter(url: URL, name: string): string | undefined {
  return url.searchParams.get(name)?.trim() || undefined;
}
