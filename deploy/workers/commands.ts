import { join } from "node:path";
import { PROJECT } from "../build/project.ts";
import type { ServiceName, StackOptions } from "../local/stack.ts";

/** Which services run in workerd, and where both were built for it. */
export interface WorkersTarget {
  services: readonly ServiceName[];
  folder: string;
}

const FOLDERS = { "ai-service": "ai_service", "mcp-server": "mcp_server" };

/** The programs that run the services of a target; the others run on Deno. */
export function commandsOf(
  { services, folder }: WorkersTarget,
): NonNullable<StackOptions["commands"]> {
  const serve = join(PROJECT, "deploy/workers/serve.ts");
  return Object.fromEntries(services.map((service) => {
    const name = FOLDERS[service];
    const command = [Deno.execPath(), "run", "-A", serve, name];
    return [service, [...command, join(folder, name)]];
  }));
}
