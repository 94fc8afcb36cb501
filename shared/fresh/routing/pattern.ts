/** Turns a route file's path, `blog/[id]`, into a URL pattern, `/blog/:id`. */
export function fileToPattern(
  path: string,
  options: { keepGroups: boolean } = { keepGroups: false },
): string {
  const parts = path.split("/");
  if (parts.at(-1) === "index") parts.pop();
  const kept = options.keepGroups
    ? parts
    : parts.filter((part) => !/^\(.*\)$/.test(part));
  const segments = kept.map((part) => segmentToPattern(part, path));
  const pattern = segments.join("") || "/";
  // `{/:id}?` alone would not match "/", so the slash stays outside.
  const allOptional = segments.every((segment) =>
    segment.startsWith("{/") || segment.endsWith("*")
  );
  return allOptional && pattern.startsWith("{/")
    ? pattern.replace("{/", "/{")
    : pattern;
}

function segmentToPattern(part: string, path: string): string {
  const rest = part.match(/^\[\.\.\.(.+)\]$/);
  if (rest) return `/:${rest[1]}*`;
  const optional = part.match(/^\[\[([^[\]]+)\]\]$/);
  if (optional) return `{/:${optional[1]}}?`;
  const pattern = part.replaceAll(/\[([^[\]]+)\](?!\[)/g, ":$1");
  if (/[[\]]/.test(pattern)) {
    throw new SyntaxError(
      `Invalid route pattern: "${path}". Write a parameter as [name], an optional one as a whole segment [[name]], ` +
        `and put something between two parameters.`,
    );
  }
  return `/${pattern}`;
}

/** The segments of a pattern, without its last part unless that is a segment of its own. */
export function segmentsOf(pattern: string, ownSegment: boolean): string[] {
  if (pattern === "/" || pattern === "*" || pattern === "/*") return [];
  // Optional parts may be missing from the path, so nothing can hang on them.
  const segments = pattern.replaceAll(/\{[^}]*\}\??/g, "").split("/");
  if (segments[0] === "") segments.shift();
  const last = segments.pop();
  return ownSegment && last ? [...segments, last] : segments;
}

/** Puts a pattern under a base path; `*` stands for everything, or for the base itself when mounting. */
export function mergePath(
  base: string,
  pattern: string,
  mounting: boolean,
): string {
  const prefix = base.replace(/\*$/, "").replace(/^\/$/, "");
  if (pattern === "*") return prefix + (mounting ? "" : "/*");
  return pattern === "/" && prefix !== "" ? prefix : prefix + pattern;
}

/** The full pattern the router is given. */
export function routePath(base: string, pattern: string): string {
  return mergePath(base, pattern, false) || "*";
}
