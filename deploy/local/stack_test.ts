import { assertEquals } from "@std/assert";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { startStack } from "./stack.ts";

Deno.test("a DATABASE_URL of one's own replaces the embedded server", async () => {
  await using database = await emptyDatabase();
  await using state = await stateFolder();
  const stack = await startStack({
    stateFolder: state.path,
    env: { DATABASE_URL: database.url },
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

Deno.test("a killed AI service can be started again beside the rest", async () => {
  await using state = await stateFolder();
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
  await once(adminUrl, (sql) => sql`create database ${sql(name)}`);
  return {
    url,
    countServices: async () => {
      const [row] = await once(
        url,
        (sql) => sql`select count(*)::int as count from services`,
      );
      return Number(row?.count);
    },
    [Symbol.asyncDispose]: async () => {
      await once(
        adminUrl,
        (sql) => sql`drop database ${sql(name)} with (force)`,
      );
    },
  };
}

async function once<T>(
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

async function stateFolder() {
  const path = await Deno.makeTempDir({ prefix: "madoguchi-test-" });
  await Deno.chmod(path, 0o711);
  return {
    path,
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}
