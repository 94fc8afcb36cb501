import { startPostgres } from "./postgres.ts";
import { createStateFolder } from "./test_state_folder.ts";

/** Runs `deno test` with the given arguments and a temporary Postgres server. */
async function test(args: string[]): Promise<number> {
  await using state = await createStateFolder();
  const postgres = await startPostgres({
    stateFolder: state.path,
    port: 0,
    temporary: true,
  });
  try {
    return await runTests(args, postgres.url);
  } finally {
    await postgres.stop();
  }
}

async function runTests(args: string[], databaseUrl: string): Promise<number> {
  const tests = new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", "--parallel", ...args],
    env: { TEST_DATABASE_URL: databaseUrl },
  }).spawn();
  const endTests = () => tests.kill("SIGTERM");
  // The terminal sends Ctrl-C to the tests, too; this process only waits for them.
  const ignore = () => {};
  Deno.addSignalListener("SIGTERM", endTests);
  Deno.addSignalListener("SIGINT", ignore);
  const { code } = await tests.status;
  Deno.removeSignalListener("SIGTERM", endTests);
  Deno.removeSignalListener("SIGINT", ignore);
  return code;
}

if (import.meta.main) Deno.exit(await test(Deno.args));
