import { join } from "node:path";
import type { Kv } from "../../ai_service/store/kv.ts";
import { createLog } from "../../shared/http/log.ts";
import { copyProject } from "../local/test_project.ts";
import type { BuiltApp } from "../server/test_app_build.ts";

/** An instance of a build of the AI service, in this process. */
export interface Instance {
  /** Paths and queries of all assets of its build, as its pages name them. */
  assets: string[];
  fetch(request: Request, bindings?: object): Promise<Response>;
  stop(): Promise<void>;
}

/** A build of the sources, some of them changed. */
export interface OtherBuild extends AsyncDisposable {
  folder: string;
}

/** Builds a copy of the AI service, as parts, in which that file was changed. */
export function buildChanged(
  file: string,
  change: (source: string) => string,
): Promise<OtherBuild> {
  return buildCopy({ file, change }, ["deploy/server/test_app_build.ts"]);
}

/** Builds a copy of the AI service in which a style sheet was changed. */
export function buildNextRelease(): Promise<OtherBuild> {
  const file = "ai_service/ui/static/chat.css";
  const change = (css: string) => `${css}\nb {}\n`;
  const script = "deploy/server/build.ts";
  return buildCopy({ file, change }, [script, "ai_service", "--out"]);
}

/** @param command Script of the project, with arguments before the folder. */
async function buildCopy(
  { file, change }: { file: string; change: (source: string) => string },
  command: readonly string[],
): Promise<OtherBuild> {
  const copy = await copyProject();
  const path = join(copy.path, file);
  await Deno.writeTextFile(path, change(await Deno.readTextFile(path)));
  const folder = join(copy.path, "deploy/server/dist/app");
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", ...command, folder],
    cwd: copy.path,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return { folder, [Symbol.asyncDispose]: () => copy[Symbol.asyncDispose]() };
}

/** Starts an instance of a build on a store that others use as well. */
export async function startInstance(
  { folder }: OtherBuild,
  { kv, variables }: {
    kv: Kv;
    variables: Record<string, string | undefined>;
  },
): Promise<Instance> {
  const built: BuiltApp = await import(`file://${folder}/app.js`);
  const log = createLog({ service: "ai-service", write: () => {} });
  const deps = await built.createDeps({
    env: built.readEnv(variables),
    kv,
    log,
  });
  const build = await built.readBuiltAssets(join(folder, "static"));
  const pages = await built.shareAssets(built.site.fetch, { build, kv, log });
  const app = built.createApp(deps, pages);
  deps.worker.start({ isAlone: false });
  return {
    assets: build.assets.map(({ path }) =>
      path.includes(build.id) ? path : `${path}?__frsh_c=${build.id}`
    ),
    fetch: async (request, bindings) => await app.fetch(request, bindings),
    async stop() {
      deps.runs.stop();
      deps.worker.stop();
      await Promise.all([deps.runs.settled(), deps.worker.settled()]);
    },
  };
}
