import { assert, assertEquals } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { buildSite } from "./development.ts";
import { addTraffic } from "./test_traffic.ts";

const pages = await buildSite();
const NOW = "2030-01-08T11:20:00+09:00";

/** A server with the counts of two days, and its owner's session. */
async function openSite() {
  const now = new Date(NOW);
  const app = await createTestApp({ pages, now: () => now, serverUrl: SITE });
  const { owner } = app.database;
  await addTraffic(owner, NOW);
  await addAdmin(owner, { id: "adm_1", email: "a@x.test", role: "owner", now });
  const session = await addSession(owner, "adm_1", now);
  const headers = { Cookie: `mcp_admin=${session}`, Origin: SITE };
  return { app, headers };
}

async function report(
  { app, headers }: { app: TestApp; headers: Record<string, string> },
  args: object,
  // deno-lint-ignore no-explicit-any -- the report is looked at in parts
): Promise<any> {
  const answer = await app.fetch(
    new Request(`${SITE}/api/admin/monitoring/traffic`, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(args),
    }),
  );
  assertEquals(answer.status, 200);
  return await answer.json();
}

function scriptsOf(html: string): string[] {
  return Array.from(
    html.matchAll(/<script[^>]+src="([^"]+)"/g),
    ([, src]) => src!,
  );
}

Deno.test("the page has charts beside their table, and no script of its own", async () => {
  const { app, headers } = await openSite();
  await using _app = app;
  const open = async (path: string) => {
    const answer = await app.fetch(new Request(SITE + path, { headers }));
    assertEquals(answer.status, 200);
    return await answer.text();
  };
  const shared = scriptsOf(await open("/admin/staff"));
  for (const query of ["", "?by=day", "?by=month", "?until=2030-01-07"]) {
    const html = await open(`/admin/monitoring${query}`);
    assertEquals(html.match(/<figure/g)?.length, 3);
    assertEquals(html.match(/role="img"/g)?.length, 3);
    assertEquals(html.includes("<script>alert"), false);
    assertEquals(scriptsOf(html), shared);
    assertEquals(/ style="/.test(html), false);
  }
});

Deno.test("the operation answers a point for each hour, day and month, and the names by requests", async () => {
  const site = await openSite();
  await using _app = site.app;
  const hours = await report(site, {});
  assertEquals(hours.points.length, 48);
  assertEquals(hours.points.at(-1).at, "2030-01-08T11:00:00+09:00");
  assert(hours.total.requests > 1_000);
  const { routes } = hours;
  assertEquals(routes[0].name, "POST /mcp");
  const requests = routes.map((route: { requests: number }) => route.requests);
  assertEquals(requests, requests.toSorted((a: number, b: number) => b - a));
  assertEquals(hours.alerts.map(({ rule }: { rule: string }) => rule), [
    "errors",
    "slow",
  ]);
  const days = await report(site, { by: "day" });
  assertEquals(days.points.length, 31);
  assertEquals(days.points.at(-1).at, "2030-01-08T00:00:00+09:00");
  const months = await report(site, { by: "month", until: "2029-03-15" });
  assertEquals(months.points.at(-1).at, "2029-03-01T00:00:00+09:00");
  assertEquals(months.points[0].at, "2028-03-01T00:00:00+09:00");
});
