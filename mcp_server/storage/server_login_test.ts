import { assertEquals, assertRejects } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import { connect } from "./postgres.ts";
import { checkServerLogin } from "./server_login.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";

const PRODUCTION = "https://mcp.example.com";
const DEVELOPMENT = "http://localhost:8788";

/** What is logged for the login of `url`; rejects if it is refused. */
async function check(url: string, serverUrl: string): Promise<string[]> {
  const events: string[] = [];
  const write = (line: string) => void events.push(JSON.parse(line).event);
  const log = createLog({ service: "mcp-server", write });
  const sql = connect(url, { max: 1 });
  try {
    await checkServerLogin(sql, { url, serverUrl, log });
  } finally {
    await sql.end();
  }
  return events;
}

/** A login that was made by hand, dropped on disposal. */
async function createLogin({ owner, url }: TestDatabase, granted: string) {
  const name = `hand_${crypto.randomUUID().replaceAll("-", "")}`;
  await owner.unsafe(`create role ${name} login password 'hunter2'`);
  await owner.unsafe(`grant ${granted} to ${name}`);
  const address = { username: name, password: "hunter2" };
  return {
    name,
    url: Object.assign(new URL(url), address).href,
    async [Symbol.asyncDispose]() {
      await owner.unsafe(`drop owned by ${name}; drop role ${name}`);
    },
  };
}

Deno.test("the login that migrate makes is fine in production", async () => {
  await using database = await createTestDatabase({ max: 1 });
  assertEquals(await check(database.url, PRODUCTION), []);
});

Deno.test("a login with the server's role alone is refused with the SQL that mends it", async () => {
  await using database = await createTestDatabase({ max: 1 });
  await using login = await createLogin(database, "madoguchi_server");
  const refused = () => check(login.url, DEVELOPMENT);
  const { message } = await assertRejects(refused, TypeError);
  const { host } = new URL(login.url);
  const [sentence, grant] = message.split("roles.sql: ");
  assertEquals(
    sentence,
    `"${login.name}", the login of DATABASE_URL at ${host}, cannot take the ` +
      "roles of requests: run this as a role that may grant them, as in ",
  );
  await database.owner.unsafe(grant!);
  assertEquals(await check(login.url, PRODUCTION), []);
});

Deno.test("a superuser is refused in production, and logged in development", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const { ownerUrl } = database;
  assertEquals(await check(ownerUrl, DEVELOPMENT), ["login_above_rules"]);
  const refused = () => check(ownerUrl, PRODUCTION);
  await assertRejects(refused, TypeError, "is a superuser");
});

Deno.test("the owner of a table is refused in production, and logged in development", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const roles = "madoguchi_server, madoguchi_user, madoguchi_staff, " +
    "madoguchi_stylist, madoguchi_service";
  await using login = await createLogin(database, roles);
  await database.owner.unsafe(
    `create table owned (); alter table owned owner to ${login.name}`,
  );
  assertEquals(await check(login.url, DEVELOPMENT), ["login_above_rules"]);
  const refused = () => check(login.url, PRODUCTION);
  await assertRejects(refused, TypeError, "owns the tables");
});
