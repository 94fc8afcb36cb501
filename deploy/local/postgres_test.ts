import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import {
  type Postgres,
  type PostgresOptions,
  startPostgres,
} from "./postgres.ts";
import { StartError } from "./start_error.ts";
import { createStateFolder } from "./test_state_folder.ts";

Deno.test("a second start in the same state folder keeps the data and is fast", async () => {
  await using state = await createStateFolder();
  {
    await using first = await start(state.path);
    await query(
      first,
      (sql) => sql`create table kept as select 'yes' as answer`,
    );
  }
  const begin = performance.now();
  await using second = await start(state.path);
  const seconds = (performance.now() - begin) / 1000;
  console.log(
    `figure: postgres_restart_seconds = ${seconds.toFixed(2)} (goal 1)`,
  );
  assert(seconds < 5);
  const [row] = await query(second, (sql) => sql`select answer from kept`);
  assertEquals(row?.answer, "yes");
});

Deno.test("the server has btree_gist, UTF-8 and UTC", async () => {
  await using state = await createStateFolder();
  await using server = await start(state.path, { temporary: true });
  const [row] = await query(server, async (sql) => {
    await sql`create extension btree_gist`;
    return await sql`
      select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
        lower('ÄÖ') as lower`;
  });
  assertEquals(row, { encoding: "UTF8", zone: "UTC", lower: "äö" });
});

Deno.test("two servers at the same time have their own ports and data", async () => {
  await using one = await createStateFolder();
  await using two = await createStateFolder();
  const [first, second] = await Promise.all([
    start(one.path, { temporary: true }),
    start(two.path, { temporary: true }),
  ]);
  await using _first = first;
  await using _second = second;
  assert(first.url !== second.url);
  await query(first, (sql) => sql`create table mine (id int)`);
  const [row] = await query(
    second,
    (sql) => sql`select to_regclass('mine') as found`,
  );
  assertEquals(row?.found, null);
});

Deno.test("a port in use is reported with its variable", async () => {
  await using state = await createStateFolder();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const error = await assertRejects(
    () => start(state.path, { port }),
    StartError,
  );
  assertMatch(
    error.message,
    new RegExp(`port ${port} is in use.*POSTGRES_PORT`),
  );
});

Deno.test("a state folder can be used by one start at a time", async () => {
  await using state = await createStateFolder();
  await using _server = await start(state.path, { temporary: true });
  const error = await assertRejects(() => start(state.path), StartError);
  assertMatch(error.message, /in use by another start.*MADOGUCHI_HOME/);
});

Deno.test("a temporary cluster is deleted when the server stops", async () => {
  await using state = await createStateFolder();
  {
    await using _server = await start(state.path, { temporary: true });
  }
  const left = [...Deno.readDirSync(state.path)].map(({ name }) => name);
  assertEquals(left, ["postgres.lock"]);
});

Deno.test("the server ends when its parent process is killed, and the next start works at once", async () => {
  await using state = await createStateFolder();
  const parent = await startInProcess(state.path);
  parent.kill("SIGKILL");
  await parent.status;
  await using server = await start(state.path);
  const [row] = await query(server, (sql) => sql`select 1 as alive`);
  assertEquals(row?.alive, 1);
});

Deno.test("a server that was killed restarts on its port, with its data", async () => {
  await using state = await createStateFolder();
  await using server = await start(state.path);
  await query(server, (sql) => sql`create table kept as select 'yes' as a`);
  await server.kill();
  await assertRejects(() => query(server, (sql) => sql`select 1`));
  await server.restart();
  const [row] = await query(server, (sql) => sql`select a from kept`);
  assertEquals(row?.a, "yes");
});

Deno.test("the stale postmaster.pid of a killed server does not prevent the next start", async () => {
  await using state = await createStateFolder();
  const parent = await startInProcess(state.path);
  Deno.kill(await serverPid(state.path), "SIGKILL");
  parent.kill("SIGKILL");
  await parent.status;
  // As after a reboot, when another program has that process id.
  const pidFile = join(await dataFolder(state.path), "postmaster.pid");
  const lines = (await Deno.readTextFile(pidFile)).split("\n");
  await Deno.writeTextFile(
    pidFile,
    [String(Deno.pid), ...lines.slice(1)].join("\n"),
  );
  await using _server = await start(state.path);
});

async function start(
  path: string,
  options: Partial<PostgresOptions> = {},
): Promise<Postgres & AsyncDisposable> {
  const server = await startPostgres({
    stateFolder: path,
    port: 0,
    ...options,
  });
  return { ...server, [Symbol.asyncDispose]: server.stop };
}

/** Starts a server in another process and waits until it is ready. */
async function startInProcess(path: string): Promise<Deno.ChildProcess> {
  const module = new URL("./postgres.ts", import.meta.url);
  const script = `
    import { startPostgres } from ${JSON.stringify(module.href)};
    await startPostgres({ stateFolder: ${JSON.stringify(path)}, port: 0 });
    console.log("serving");`;
  const process = new Deno.Command(Deno.execPath(), {
    args: ["eval", script],
    cwd: new URL(".", import.meta.url),
    stdout: "piped",
  }).spawn();
  const reader = process.stdout.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  assertEquals(new TextDecoder().decode(value), "serving\n");
  return process;
}

async function serverPid(path: string): Promise<number> {
  return parseInt(
    await Deno.readTextFile(join(await dataFolder(path), "postmaster.pid")),
  );
}

async function dataFolder(path: string): Promise<string> {
  return await Deno.realPath(join(path, "postgres"));
}

async function query<T>(
  { url }: Postgres,
  run: (sql: Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, { max: 1 });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}
