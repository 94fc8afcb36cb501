/** Most items that are asked for at once. */
export const LIMIT = 50;

/** A list of a result; empty where an old result was shortened. */
export function listIn<T>(result: unknown, name: string): T[] {
  const list = (result as Record<string, unknown> | undefined)?.[name];
  return Array.isArray(list) ? list : [];
}
