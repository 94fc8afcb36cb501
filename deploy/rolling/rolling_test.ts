import { assertEquals } from "@std/assert";
import { readAccess } from "../../mcp_server/env.ts";
import { prepareForServer } from "../../mcp_server/migrate.ts";
import { ensureLoginRole } from "../../mcp_server/storage/login_role.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { createBareDatabase } from "../../mcp_server/storage/test_bare_database.ts";
import {
  createTestKeys,
  createTestSigner,
  ISSUER,
  type TestKeys,
  testVariables,
} from "../../mcp_server/test_app.ts";
import { TestProcess } from "../../mcp_server/test_process.ts";
import { RoundRobin } from "../e2e/round_robin.ts";
import { call, tokenOf, Traffic } from "./traffic.ts";
import { commitBefore, unpack } from "./version_before.ts";

/** 5,000 in `deno task rolling`. */
const CALLS = Number(Deno.env.get("ROLLING_CALLS") ?? 600);
/** Calls of each of the steps between which something changes. */
const STEP = CALLS / 6;
const LOGIN = { name: "madoguchi_rolling", password: "rolling" };

const before = await commitBefore();

/** Runs a script of a project as the database's owner. */
async function runIn(
  project: string,
  script: string,
  variables: Record<string, string>,
) {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", script],
    cwd: project,
    env: variables,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

/** `migrate`'s variables, with these keys trusted. */
function variablesOf(ownerUrl: string, ...keys: TestKeys[]) {
  const AI_SERVICE_PUBLIC_KEY = keys.map((each) => each.publicPem).join("\n");
  return { ...testVariables(ownerUrl, keys[0]!, ""), AI_SERVICE_PUBLIC_KEY };
}

function migrateHere(ownerUrl: string, ...keys: TestKeys[]) {
  const access = readAccess(variablesOf(ownerUrl, ...keys));
  return prepareForServer({ url: ownerUrl, login: LOGIN }, access);
}

Deno.test(
  `a version is rolled out with a migration and another key, and no call fails${
    before ? "" : " (ignored: no history of git)"
  }`,
  { ignore: !before },
  async () => {
    await using stack = new AsyncDisposableStack();
    const { folder } = stack.use(await unpack(before!));
    const { url: ownerUrl } = stack.use(await createBareDatabase());
    const [older, newer] = await Promise.all([
      createTestKeys(),
      createTestKeys(),
    ]);
    const owned = variablesOf(ownerUrl, older);
    await runIn(folder, "mcp_server/migrate.ts", owned);
    await runIn(folder, "deploy/local/seed.ts", owned);
    const sql = connectAsOwner(ownerUrl, { max: 1 });
    stack.defer(() => sql.end());
    await ensureLoginRole(sql, LOGIN);

    const databaseUrl = Object.assign(new URL(ownerUrl), {
      username: LOGIN.name,
      password: LOGIN.password,
    }).href;
    const environment = {
      RATE_LIMIT_PER_MINUTE: "1000000",
      RATE_LIMIT_BURST: "1000000",
    };
    const start = async (keys: TestKeys, project?: string) => {
      const options = { databaseUrl, keys, environment };
      const server = stack.use(
        new TestProcess({ ...options, ...(project && { project }) }),
      );
      await server.start();
      return server;
    };
    const old = await Promise.all([start(older, folder), start(older, folder)]);
    const balancer = stack.use(new RoundRobin());
    balancer.instances.push(...old.map(({ origin }) => origin));

    const [first, second] = await Promise.all(
      [older, newer].map((keys) => createTestSigner(ISSUER, keys)),
    );
    const traffic = new Traffic(balancer.origin, first!);
    let isOver = false;
    const running = traffic.run(() => isOver && traffic.calls >= CALLS);
    const calls = async (count: number) => {
      const until = traffic.calls + count;
      while (traffic.calls < until) await nextTurn();
    };

    await calls(STEP);
    const lines = await migrateHere(ownerUrl, older, newer);
    await calls(STEP);
    const isTrusted = async ({ origin }: TestProcess) => {
      const token = await tokenOf(second!, "usr_first");
      const input = { token, path: "form/list", input: {} };
      return (await call(origin, input)).status === 200;
    };
    while ((await Promise.all(old.map(isTrusted))).includes(false)) {
      await calls(10);
    }
    traffic.signer = second!;
    for (const [index, server] of old.entries()) {
      await calls(STEP);
      const { origin } = await start(newer);
      balancer.instances[index] = origin;
      await calls(10);
      await server[Symbol.asyncDispose]();
    }
    await migrateHere(ownerUrl, newer);
    await calls(STEP);
    isOver = true;
    await running;

    const applied = lines.filter((line) => line.startsWith("Applied "));
    const [count] = await sql`select count(*)::int as n from form_submissions`;
    console.log(
      `${traffic.calls} calls, ${traffic.submitted} of them writes, ${applied.length} migrations`,
    );
    console.log(`figure: rolling_failed = ${traffic.failed} (goal = 0)`);
    assertEquals(traffic.firstFailure, "");
    assertEquals(applied.length > 0, true, "there was no migration to apply");
    assertEquals(count!.n, traffic.submitted);
  },
);

/** Lets others run, among them the calls. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
