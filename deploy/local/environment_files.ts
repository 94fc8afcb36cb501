import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Variables } from "./environment.ts";

/** What the services of a state folder run with, for `deno task doctor`. */
export function environmentFiles(stateFolder: string) {
  return {
    aiService: join(stateFolder, "ai_service.env"),
    mcpServer: join(stateFolder, "mcp_server.env"),
  };
}

/** The variables of this project; others of a developer are nobody's business. */
const OURS =
  /^(AI|ALERT|ALLOWED|ANTHROPIC|AUDIT|BUSINESS|DATABASE|GOOGLE|LIMIT|LINE|MAIL|MCP|METRICS|OPENAI|RATE|RESEND|STRIPE|TRUSTED)_/;

/** Writes the project's variables to a file that only this user can read. */
export async function writeEnvironmentFile(
  path: string,
  variables: Variables,
): Promise<void> {
  const lines = Object.entries(variables)
    .filter(([name, value]) => value && OURS.test(name))
    .map(([name, value]) => `${name}="${value!.replaceAll("\n", "\\n")}"\n`);
  await Deno.writeTextFile(path, lines.sort().join(""), { mode: 0o600 });
}

/** @throws {Deno.errors.NotFound} If there is no such file. */
export async function readEnvironmentFile(path: string): Promise<Variables> {
  return { ...parseEnv(await Deno.readTextFile(path)) };
}
