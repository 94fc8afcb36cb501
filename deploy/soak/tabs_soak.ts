import { provesTabs } from "./tabs.ts";

if (import.meta.main) {
  Deno.exit(await provesTabs(Number(Deno.args[0] ?? 200)) ? 0 : 1);
}
