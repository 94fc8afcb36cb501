import { join } from "node:path";
import { variableNames as aiVariables } from "../../ai_service/env.ts";
import { variableNames as mcpVariables } from "../../mcp_server/env.ts";
import type { ServiceName } from "../build/service.ts";
import { startLocalWorker } from "./local_worker.ts";
import { endWorkerdWithThisProcess } from "./workerd_process.ts";

const VARIABLES = { ai_service: aiVariables, mcp_server: mcpVariables };
const PORTS = { ai_service: "AI_SERVICE_PORT", mcp_server: "MCP_SERVER_PORT" };

/**
 * Runs a built Worker in workerd until a signal, with this process's variables.
 *
 * @param folder Where it was built.
 */
async function serve(service: ServiceName, folder: string): Promise<void> {
  const read = (name: string) => Deno.env.get(name);
  const store = read("AI_SERVICE_KV_PATH");
  await using _worker = await startLocalWorker({
    service,
    built: {
      script: join(folder, "worker.js"),
      assets: join(folder, "assets"),
    },
    variables: Object.fromEntries(
      VARIABLES[service].map((name) => [name, read(name)]),
    ),
    port: Number(read(PORTS[service])),
    ...(store && { dataFolder: `${store}.objects` }),
    log: (line) => console.log(line),
  });
  await using _watcher = await endWorkerdWithThisProcess();
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      Deno.addSignalListener(signal, () => resolve());
    }
  });
}

if (import.meta.main) {
  const [service, folder] = Deno.args as [ServiceName, string];
  await serve(service, folder);
  Deno.exit(0);
}
