import { provesTabs } from "../e2e/tabs.ts";

if (import.meta.main) Deno.exit(await provesTabs(200) ? 0 : 1);
