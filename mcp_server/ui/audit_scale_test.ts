import { assert, assertEquals } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { createTestApp } from "../test_app.ts";
import { buildSite } from "./development.ts";
import { allowedGrowthMb, readCsv } from "./test_csv_memory.ts";

const given = Deno.env.get("AUDIT_ROWS");
/** Entries of the audit; the figures are those of a million. */
const ROWS = Number(given ?? "20000");
const CALLS = 40;
const NOW = new Date("2030-01-08T02:00:00Z");
const pages = await buildSite();

/** A site with that many entries, over a year, and its owner's cookie. */
async function openSite() {
  const app = await createTestApp({ now: () => NOW, serverUrl: SITE, pages });
  const { owner } = app.database;
  await addAdmin(owner, { id: "adm_1", now: NOW });
  const session = await addSession(owner, "adm_1", NOW);
  await owner`
    insert into audit_log (at, request_id, actor_kind, issuer, actor_id, jti,
      operation, kind, targets, after)
    select ${NOW}::timestamptz - n * (interval '365 days' / ${ROWS}::int), 'r' || n,
      case when n % 5 = 0 then 'staff' else 'user' end,
      case when n % 5 = 0 then null else 'ai-service.test' end,
      case when n % 5 = 0 then 'adm_1' else 'usr_' || n % 20000 end,
      case when n % 5 = 0 then null else 'jti-' || n end,
      case n % 7 when 0 then 'order_create' else 'booking_create' end,
      case when n % 5 = 0 then 'read' else 'write' end,
      array['bkg_' || n, 'svc_' || n % 10],
      '{"booking": {"status": "confirmed", "note": "[personal]"}}'
    from generate_series(1, ${ROWS}::int) n`;
  await owner`analyze audit_log`;
  return {
    app,
    get: (path: string) =>
      app.fetch(
        new Request(SITE + path, {
          headers: { Cookie: `mcp_admin=${session}` },
        }),
      ),
    list: (args: object) =>
      app.fetch(
        new Request(`${SITE}/api/admin/audit/list`, {
          method: "POST",
          headers: {
            Cookie: `mcp_admin=${session}`,
            Origin: SITE,
            "Content-Type": "application/json",
          },
          body: JSON.stringify({ limit: 50, ...args }),
        }),
      ),
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

const day = { from: "2029-06-01", to: "2029-06-01" };
const FILTERS: Readonly<Record<string, object>> = {
  everything: {},
  changes: { kind: "write" },
  "one customer": { actorId: "usr_7" },
  "one member of staff, a day": { actorId: "adm_1", ...day },
  "one operation": { operation: "order_create" },
  "a day": day,
  "one record": { target: "bkg_4711" },
  "a record that many are about": { target: "svc_7" },
  "no record": { target: "bkg_none" },
};

Deno.test({
  name:
    `the audit is read fast under every filter with ${ROWS} entries, beside select 1`,
  // Times are worth nothing beside the tests of everything else.
  ignore: given === undefined,
  async fn() {
    await using site = await openSite();
    const p95 = new Map<string, number>();
    for (const [name, filter] of Object.entries(FILTERS)) {
      const first = await (await site.list(filter)).json();
      const cursor = first.nextCursor ?? undefined;
      const times = await measure(async (call) => {
        const args = call % 2 && cursor ? { ...filter, cursor } : filter;
        const answer = await site.list(args);
        assertEquals(answer.status, 200);
        await answer.arrayBuffer();
      });
      p95.set(name, times);
    }
    const beside = await measure(async () => {
      await site.app.deps.sql`select 1`;
    });
    for (const [name, ms] of p95) console.log(`${name}: ${ms.toFixed(1)} ms`);
    console.log(`select 1: ${beside.toFixed(1)} ms`);
    const most = Math.max(...p95.values());
    console.log(`figure: audit_list_p95_ms = ${most.toFixed(1)} (goal <= 50)`);
    // On a machine that is busy, where select 1 takes longer, this may, too.
    assert(most <= 50 * Math.max(1, beside));
  },
});

Deno.test(`the audit is saved with ${ROWS} entries in memory that does not grow`, async () => {
  await using site = await openSite();
  const answer = await site.get("/admin/audit/export?kind=all");
  const { lines, growthMb } = await readCsv(answer.body!, ROWS);
  assert(lines > ROWS, `${lines} lines`);
  const allowed = allowedGrowthMb(ROWS);
  console.log(
    `figure: csv_memory_growth_mb = ${growthMb} (goal <= ${allowed})`,
  );
  assert(growthMb <= allowed);
});

/** The 95th percentile of that many calls, in ms. */
async function measure(call: (index: number) => Promise<void>) {
  const times: number[] = [];
  for (let index = 0; index < CALLS; index++) {
    const started = performance.now();
    await call(index);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.ceil(CALLS * 0.95) - 1]!;
}
