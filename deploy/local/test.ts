import { startPostgres } from "./postgres.ts";

/** Runs `deno test` with the given paths and flags on a Postgres server of its own. */
async function test(args: string[]): Promise<number> {
  const stateFolder = await Deno.makeTempDir({ prefix: "madoguchi-test-" });
  // The server's account passes through on its way to the cluster.
  await Deno.chmod(stateFolder, 0o711);
  try {
    const postgres = await startPostgres({
      stateFolder,
      port: 0,
      temporary: true,
    });
    try {
      return await runTests(args, postgres.url);
    } finally {
      await postgres.stop();
    }
  } finally {
    await Deno.remove(stateFolder, { recursive: true });
  }
}

async function runTests(args: string[], databaseUrl: string): Promise<number> {
  const tests = new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", "--parallel", ...args],
    env: { TEST_DATABASE_URL: databaseUrl },
  }).spawn();
  const endTests = () => tests.kill("SIGTERM");
  // Ctrl-C reaches the tests by the terminal; this process only has to outlive them.
  const wait = () => {};
  Deno.addSignalListener("SIGTERM", endTests);
  Deno.addSignalListener("SIGINT", wait);
  const { code } = await tests.status;
  Deno.removeSignalListener("SIGTERM", endTests);
  Deno.removeSignalListener("SIGINT", wait);
  return code;
}

if (import.meta.main) Deno.exit(await test(Deno.args));
