import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder for programs from npm, shared by all checkouts. The account of the
 * database server can read it; only the user who starts it can write to it.
 */
export function cacheFolder(): string {
  if (Deno.uid() === 0) return "/var/cache/madoguchi";
  const caches = Deno.env.get("XDG_CACHE_HOME");
  if (caches) return join(caches, "madoguchi");
  const home = Deno.env.get("HOME");
  if (home) return join(home, ".cache", "madoguchi");
  return join(dirname(fileURLToPath(import.meta.url)), "../../.local/cache");
}
