import { join } from "node:path";
import { PROJECT } from "../build/project.ts";
import { SERVICES } from "../build/service.ts";
import { banner } from "../local/banner.ts";
import type { Variables } from "../local/environment.ts";
import { readEnvironmentFile } from "../local/environment_files.ts";
import { LogFiles } from "../local/log_files.ts";
import { readPorts } from "../local/ports.ts";
import { readableLine } from "../local/log_view.ts";
import { waitForSignal } from "../local/signals.ts";
import { startStack } from "../local/stack.ts";
import { StartError } from "../local/start_error.ts";
import { buildWorker } from "./build.ts";
import { commandsOf } from "./commands.ts";
import { configFolder } from "./config.ts";

/**
 * `deno task workers`: builds both Workers and runs them in workerd, beside the
 * local parts that `.dev.vars` of the two does not replace.
 */
async function dev(): Promise<void> {
  const folder = join(PROJECT, "deploy/workers/dist");
  for (const service of SERVICES) await buildWorker({ service });
  const variables = { ...Deno.env.toObject(), ...await readDevVars() };
  const stateFolder = variables.MADOGUCHI_HOME || ".local/workers";
  const services = ["ai-service", "mcp-server"] as const;
  using files = new LogFiles(stateFolder);
  let isReady = false;
  const stack = await startStack({
    stateFolder,
    ports: readPorts(variables),
    env: variables,
    commands: commandsOf({ services, folder }),
    log(part, line) {
      files.write(part, line);
      const readable = isReady && readableLine(part, line, { color: false });
      if (readable) console.log(readable);
    },
  });
  isReady = true;
  console.log(banner({
    ...stack,
    model: variables.AI_MODEL || "offline",
    stateFolder,
    readySeconds: performance.now() / 1000,
  }));
  await waitForSignal();
  await stack.stop();
}

/** Those of both Workers; neither has to have any. */
async function readDevVars(): Promise<Variables> {
  const all = await Promise.all(
    SERVICES.map((service) =>
      readEnvironmentFile(join(configFolder(service), ".dev.vars"))
        .catch(ignoreMissing)
    ),
  );
  return Object.assign({}, ...all);
}

function ignoreMissing(error: unknown): Variables {
  if (error instanceof Deno.errors.NotFound) return {};
  throw error;
}

if (import.meta.main) {
  try {
    await dev();
    Deno.exit(0);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
