import { join } from "node:path";
import { PROJECT } from "../../build/project.ts";
import { commandsOf } from "../../workers/commands.ts";
import { buildWorker } from "../../workers/build.ts";

/** The AI service's Worker whose objects can be killed, deleted on disposal. */
export interface MortalBuild extends AsyncDisposable {
  /** The programs that run the services, with this Worker among them. */
  commands: ReturnType<typeof commandsOf>;
}

/** Builds it inside the project, so that imports of the output resolve. */
export async function buildMortalWorker(): Promise<MortalBuild> {
  const dist = join(PROJECT, "deploy/workers/dist");
  await Deno.mkdir(dist, { recursive: true });
  const folder = await Deno.makeTempDir({ dir: dist, prefix: "soak-" });
  await buildWorker({
    service: "ai_service",
    outDir: join(folder, "ai_service"),
    entry: "deploy/soak/workers/mortal_worker.ts",
  });
  return {
    commands: commandsOf({ services: ["ai-service"], folder }),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
