import { assertEquals } from "@std/assert";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { startStack } from "./stack.ts";
import { createStateFolder } from "./test_state_folder.ts";

Deno.test("an existing database in DATABASE_URL replaces the embedded server", async () => {
  await using database = await emptyDatabase();
  await using state = await createStateFolder();
  const stack = await startStack({
    stateFolder: state.path,
    env: { DATABASE_URL: database.url },
    seed: true,
  });
  try {
    assertEquals(stack.adminDatabaseUrl, undefined);
    const ready = await fetch(`${stack.mcpServerUrl}/readyz`);
    assertEquals({ status: ready.status, body: await ready.json() }, {
      status: 200,
      body: { ok: true },
    });
    assertEquals(await database.countServices() > 0, true);
    const names = [...Deno.readDirSync(state.path)].map(({ name }) => name);
    assertEquals(names.filter((name) => name.startsWith("postgres")), []);
  } finally {
    await stack.stop();
  }
});

Deno.test("a killed AI service can be started again while the rest runs", async () => {
  await using state = await createStateFolder();
  const stack = await startStack({ stateFolder: state.path, temporary: true });
  try {
    await stack.killAiService();
    await stack.startAiService();
    const ready = await fetch(`${stack.aiServiceUrl}/readyz`);
    await ready.body?.cancel();
    assertEquals(ready.status, 200);
  } finally {
    await stack.stop();
  }
});

async function emptyDatabase() {
  const adminUrl = Deno.env.get("TEST_DATABASE_URL") ?? "";
  const name = `own_${crypto.randomUUID().replaceAll("-", "")}`;
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  await runOnce(adminUrl, (sql) => sql`create database ${sql(name)}`);
  return {
    url,
    countServices: async () => {
      const [row] = await runOnce(
        url,
        (sql) => sql`select count(*)::int as count from services`,
      );
      return Number(row?.count);
    },
    [Symbol.asyncDispose]: async () => {
      await runOnce(
        adminUrl,
        (sql) => sql`drop database ${sql(name)} with (force)`,
      );
    },
  };
}

async function runOnce<T>(
  url: string,
  run: (sql: ReturnType<typeof connectAsOwner>) => Promise<T>,
): Promise<T> {
  const sql = connectAsOwner(url, { max: 1 });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}
