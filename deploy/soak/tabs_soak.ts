import { AGREE_MS, provesTabs } from "./tabs.ts";

if (import.meta.main) {
  const rounds = Number(Deno.args[0] ?? 200);
  Deno.exit(await provesTabs({ rounds, withinMs: AGREE_MS }) ? 0 : 1);
}
