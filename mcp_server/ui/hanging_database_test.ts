import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { connect } from "../storage/postgres.ts";
import { TcpProxy } from "../storage/test_tcp_proxy.ts";
import { createTestApp } from "../test_app.ts";
import { openSalon } from "../test_salon.ts";
import { buildSite } from "./development.ts";
import { textIn } from "./locales/mod.ts";

const NOW = new Date("2030-01-08T11:20:00+09:00");
/** What a page and a probe may take, in seconds, on a busy machine too. */
const LIMITS = { page: 13, ready: 5 };

/** A salon's server whose database hangs when it is told to. */
async function open() {
  const base = await createTestApp();
  const { owner } = base.database;
  await openSalon(owner);
  const role = "owner" as const;
  const admin = { id: "adm_1", email: "a@x.test", resourceId: null, now: NOW };
  await addAdmin(owner, { ...admin, role });
  const session = await addSession(owner, "adm_1", NOW);
  const proxy = new TcpProxy(base.database.url);
  const sql = connect(proxy.url, { max: 4 });
  const pages = await buildSite();
  const app = await createTestApp({
    pages,
    sql,
    serverUrl: SITE,
    now: () => NOW,
  });
  const headers = { Cookie: `mcp_admin=${session}`, "Accept-Language": "en" };
  const get = async (path: string) => {
    const began = performance.now();
    const answer = await app.fetch(new Request(SITE + path, { headers }));
    const text = await answer.text();
    const seconds = (performance.now() - began) / 1000;
    return { status: answer.status, text, seconds };
  };
  return {
    proxy,
    get,
    async [Symbol.asyncDispose]() {
      await sql.end({ timeout: 1 });
      await proxy[Symbol.asyncDispose]();
      await app[Symbol.asyncDispose]();
      await base[Symbol.asyncDispose]();
    },
  };
}

Deno.test("while the database hangs, a page says so in time, and so does the probe of readiness", async () => {
  await using server = await open();
  const { get, proxy } = server;
  assertEquals((await get("/admin/bookings")).status, 200);
  const hang = Promise.withResolvers<void>();
  proxy.hang = hang.promise;
  const [page, ready] = await Promise.all([
    get("/admin/bookings"),
    get("/readyz"),
  ]);
  hang.resolve();
  console.log(
    `figure: hanging_database_page_seconds = ${
      page.seconds.toFixed(1)
    } (goal <= ${LIMITS.page})`,
  );
  console.log(
    `figure: hanging_database_ready_seconds = ${
      ready.seconds.toFixed(1)
    } (goal <= ${LIMITS.ready})`,
  );
  assertEquals([page.status, ready.status], [503, 503]);
  assertStringIncludes(page.text, textIn("en").problems.unavailableLead);
  assert(page.seconds <= LIMITS.page, `page: ${page.seconds} s`);
  assert(ready.seconds <= LIMITS.ready, `readiness: ${ready.seconds} s`);
  assertEquals((await get("/admin/bookings")).status, 200);
});
