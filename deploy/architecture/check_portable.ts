import { fileURLToPath } from "node:url";
import config from "../../deno.json" with { type: "json" };
import { isTest } from "./arrows.ts";
import { readModuleGraph } from "./module_graph.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Folders whose files run on Deno and on Workers; `ui/` also in browsers. */
const PORTABLE = ["ai_service/", "mcp_server/", "shared/"];

/** Files in them that are for Deno alone. */
const DENO_ONLY = [
  "ai_service/assets/built_assets.ts",
  "ai_service/main.ts",
  "ai_service/start.ts",
  "ai_service/store/deno_kv.ts",
  "ai_service/store/deno_kv_wakes.ts",
  "ai_service/store/kv_contract.ts",
  "ai_service/store/kv_file.ts",
  "ai_service/store/lock_file.ts",
  "ai_service/store/wake_contract.ts",
  "ai_service/ui/development.ts",
  "mcp_server/issuer.ts",
  "mcp_server/main.ts",
  "mcp_server/migrate.ts",
  "mcp_server/migrations.ts",
  "mcp_server/start.ts",
  "mcp_server/storage/login_role.ts",
  "mcp_server/storage/migrate.ts",
  "mcp_server/storage/migration_files.ts",
  "mcp_server/storage/roles.ts",
  "mcp_server/ui/development.ts",
  "shared/fresh/",
  "shared/assert/",
  "shared/http/serve.ts",
  "shared/ui/builder.ts",
  "shared/ui/find_chromium.ts",
  "shared/ui/find_program.ts",
];

function isPortable(file: string): boolean {
  const isIn = (place: string) => file === place || file.startsWith(place);
  return PORTABLE.some(isIn) && !DENO_ONLY.some(isIn) && !isTest(file);
}

/** The project's configuration, without a word of Deno in its types. */
function portableConfig() {
  const { compilerOptions, imports, links, nodeModulesDir } = config;
  const lib = compilerOptions.lib.filter((name) => !name.startsWith("deno."));
  return {
    compilerOptions: { ...compilerOptions, lib: ["esnext", ...lib] },
    imports,
    links: links.map((link) => ROOT + link),
    nodeModulesDir,
    lock: { path: `${ROOT}deno.lock`, frozen: true },
  };
}

/**
 * Type-checks what both runtimes share without Deno's types, so that nothing in
 * it can use what Workers and browsers have not. The configuration is a copy,
 * since Deno takes one with these types for the whole project or not at all.
 */
async function checkPortable(): Promise<number> {
  const { files } = await readModuleGraph();
  const portable = files.filter(isPortable);
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-portable-" });
  try {
    const path = `${folder}/deno.json`;
    await Deno.writeTextFile(path, JSON.stringify(portableConfig()));
    const { code } = await new Deno.Command(Deno.execPath(), {
      args: ["check", "--quiet", "--config", path, ...portable],
      cwd: ROOT,
    }).spawn().status;
    if (code === 0) console.log(`${portable.length} files run without Deno`);
    return code;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) Deno.exit(await checkPortable());
