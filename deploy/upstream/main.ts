import { copyWithoutStandIns } from "./copy.ts";
import { run } from "./run.ts";

/** The sites, their production builds, and the Workers made of them. */
const TESTS = [
  "ai_service/ui",
  "mcp_server/ui",
  "deploy/e2e/built_test.ts",
  "deploy/workers/assets_test.ts",
  "deploy/workers/mcp_server_test.ts",
];

/**
 * `deno task upstream`: runs {@linkcode TESTS} in a copy of the project without
 * `links`, so on Fresh from JSR. Where that cannot be reached it says so, and is
 * not a failure.
 */
async function testOnUpstream(): Promise<number> {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-upstream-" });
  try {
    await copyWithoutStandIns(folder);
    const entries = ["ai_service/ui/main.ts", "mcp_server/ui/main.ts"];
    const { success, text } = await run(folder, ["cache", ...entries]);
    if (!success) {
      console.log(`Not run: Fresh cannot be had from JSR here.\n${text}`);
      return 0;
    }
    return await runTests(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function runTests(folder: string): Promise<number> {
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "test", ...TESTS],
    env: { SITE_MODE: "production" },
    cwd: folder,
  }).spawn().status;
  return code;
}

if (import.meta.main) Deno.exit(await testOnUpstream());
