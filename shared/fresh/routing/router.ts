import type { Method } from "../app/types.ts";

/** What the router found: a pattern and, when the pattern answers the method, its item. */
export interface Match<T> {
  pattern: string | null;
  item: T | null;
  params: Record<string, string>;
}

type ByMethod<T> = Map<Method, T>;

const DYNAMIC = /[*:{}+?()]/;

/** Fixed paths first, then patterns in the order they were added; the first item added for a method stays. */
export class Router<T> {
  readonly #fixed = new Map<string, ByMethod<T>>();
  readonly #dynamic = new Map<
    string,
    { url: URLPattern; items: ByMethod<T> }
  >();

  add(method: Method, pattern: string, item: T): void {
    const items = DYNAMIC.test(pattern)
      ? this.#dynamicItems(pattern)
      : this.#fixedItems(pattern);
    if (!items.has(method)) items.set(method, item);
  }

  match(method: Method, url: URL): Match<T> {
    for (const path of withEitherSlash(url.pathname)) {
      const items = this.#fixed.get(path);
      if (items) {
        return { pattern: path, item: pick(items, method), params: {} };
      }
    }
    for (const [pattern, { url: urlPattern, items }] of this.#dynamic) {
      const found = urlPattern.exec(url);
      if (!found) continue;
      const item = pick(items, method);
      const params = item === null ? {} : decodeParams(found.pathname.groups);
      return { pattern, item, params };
    }
    return { pattern: null, item: null, params: {} };
  }

  methodsOf(pattern: string): Method[] {
    const items = this.#fixed.get(pattern) ?? this.#dynamic.get(pattern)?.items;
    return [...items?.keys() ?? []];
  }

  #fixedItems(path: string): ByMethod<T> {
    let items = this.#fixed.get(path);
    if (!items) this.#fixed.set(path, items = new Map());
    return items;
  }

  #dynamicItems(pattern: string): ByMethod<T> {
    let entry = this.#dynamic.get(pattern);
    if (!entry) {
      entry = { url: new URLPattern({ pathname: pattern }), items: new Map() };
      this.#dynamic.set(pattern, entry);
    }
    return entry.items;
  }
}

function pick<T>(items: ByMethod<T>, method: Method): T | null {
  return items.get(method) ??
    (method === "HEAD" ? items.get("GET") : undefined) ?? null;
}

function withEitherSlash(path: string): string[] {
  if (path === "/") return [path];
  return [path, path.endsWith("/") ? path.slice(0, -1) : `${path}/`];
}

function decodeParams(
  groups: Record<string, string | undefined>,
): Record<string, string> {
  const params: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(groups)) {
    params[name] = decode(value ?? "");
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    // Not UTF-8 behind the percent signs: the handler gets it as it came.
    return value;
  }
}
