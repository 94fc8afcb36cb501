import { parseArgs } from "node:util";
import {
  environmentFiles,
  readEnvironmentFile,
} from "../local/environment_files.ts";
import type { System, Variables } from "./system.ts";

/** What the command line says. */
export interface Command {
  system: System;
  isJson: boolean;
}

const OPTIONS = {
  "ai": { type: "string" },
  "mcp": { type: "string" },
  "ai-env": { type: "string" },
  "mcp-env": { type: "string" },
  "json": { type: "boolean", default: false },
} as const;

/**
 * Reads which services to look at: those of the flags, of the environment, or of
 * `deno task dev` in the state folder, in this order.
 *
 * @throws {TypeError} If a flag is unknown, a file is missing, or there is
 * nothing to look at; one sentence.
 */
export async function readCommand(
  args: string[],
  variables: Variables,
): Promise<Command> {
  const { values: flags } = parseArgs({ args, options: OPTIONS });
  const isLocal = !flags.ai && !flags.mcp && !flags["ai-env"] &&
    !flags["mcp-env"] && !variables.AI_SERVICE_URL && !variables.MCP_SERVER_URL;
  const files = environmentFiles(variables.MADOGUCHI_HOME || ".local");
  const [aiFile, mcpFile] = isLocal
    ? [files.aiService, files.mcpServer]
    : [flags["ai-env"], flags["mcp-env"]];
  const ai = aiFile ? await readFile(aiFile) : variables;
  const mcp = mcpFile ? await readFile(mcpFile) : variables;
  return {
    isJson: flags.json,
    system: {
      ai,
      mcp,
      aiUrl: originOf(flags.ai ?? ai.AI_SERVICE_URL, "--ai"),
      mcpUrl: originOf(
        flags.mcp ?? (mcp.MCP_SERVER_URL || ai.MCP_SERVER_URL),
        "--mcp",
      ),
      now: () => new Date(),
      fetch,
      wait: (milliseconds) =>
        new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
  };
}

async function readFile(path: string): Promise<Variables> {
  try {
    return await readEnvironmentFile(path);
  } catch {
    throw new TypeError(
      `there is no ${path}: start \`deno task dev\`, or pass --ai=<url> ` +
        "--mcp=<url>, and --ai-env=<file> --mcp-env=<file> for more",
    );
  }
}

function originOf(text: string | undefined, flag: string): string {
  const url = URL.parse(text ?? "");
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`pass ${flag}=<url> of that service`);
  }
  return url.origin;
}
