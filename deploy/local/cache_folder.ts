import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where programs from npm are kept that every checkout can use: reachable by
 * the account that runs the database server, writable only by the person who
 * starts it.
 */
export function cacheFolder(): string {
  if (Deno.uid() === 0) return "/var/cache/madoguchi";
  const caches = Deno.env.get("XDG_CACHE_HOME");
  if (caches) return join(caches, "madoguchi");
  const home = Deno.env.get("HOME");
  if (home) return join(home, ".cache", "madoguchi");
  return join(dirname(fileURLToPath(import.meta.url)), "../../.local/cache");
}
