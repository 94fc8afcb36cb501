import type { ServiceName } from "../build/service.ts";
import { denoFlags } from "./permissions.ts";

// Called by `start.sh`, which starts Deno with these flags, one a line.
const [service, folder] = Deno.args as [ServiceName, string];
const variables = {
  AI_SERVICE_KV_PATH: Deno.env.get("AI_SERVICE_KV_PATH"),
  DATABASE_URL: Deno.env.get("DATABASE_URL"),
};
console.log(denoFlags(service, folder, variables).join("\n"));
