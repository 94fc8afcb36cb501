import type { ServiceName } from "../build/service.ts";
import { denoFlags } from "./permissions.ts";

// Called by `start.sh`, which then becomes this command, one word a line. It
// names the executable itself: npm puts a wrapper on PATH, which would keep
// signals from the service.
const [service, folder] = Deno.args as [ServiceName, string];
const variables = {
  AI_SERVICE_KV_PATH: Deno.env.get("AI_SERVICE_KV_PATH"),
  DATABASE_URL: Deno.env.get("DATABASE_URL"),
};
const command = [
  Deno.execPath(),
  "run",
  ...denoFlags(service, folder, variables),
  `${folder}/main.js`,
];
console.log(command.join("\n"));
