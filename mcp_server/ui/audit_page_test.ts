import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { callRest } from "../surfaces/test_calls.ts";
import { ISSUER } from "../test_app.ts";
import { auditHref, readQuery } from "./audit/filter.ts";
import { buildSite } from "./development.ts";
import { addCustomer, addEntry, HOSTILE_TEXTS } from "./test_access.ts";
import { openDesk, submit } from "./test_pages.ts";

const pages = await buildSite();

/** How many entries a page shows. */
function entriesIn(html: string): number {
  return html.match(/class="card entry"/g)?.length ?? 0;
}

Deno.test("the audit is filtered by its address, and read page by page", async () => {
  await using desk = await openDesk(pages);
  const { site, read } = desk;
  for (let minute = 0; minute < 60; minute++) {
    const at = `2026-03-01T10:${String(minute).padStart(2, "0")}:00+09:00`;
    const kind = minute % 2 ? "write" : "read";
    await addEntry(site, { at, kind, targets: [`bkg_${minute % 4}`] });
  }
  const days = "from=2026-03-01&to=2026-03-01";
  const count = async (query: string) =>
    entriesIn((await read(`/admin/audit?${query}`)).html);
  assertEquals(await count(days), 30, "changes, unless more is asked for");
  assertEquals(await count(`${days}&kind=read`), 30);
  assertEquals(await count(`${days}&kind=all&target=bkg_3`), 15);
  assertEquals(await count(`${days}&who=staff`), 0);
  assertEquals(await count(`${days}&who=usr_1&operation=booking_create`), 30);
  assertEquals(await count(`${days}&kind=all`), 50);
  const { html } = await read(`/admin/audit?${days}&kind=all`);
  const next = html.match(/href="([^"]*)" rel="next"/)?.[1] ?? "";
  const older = await read(next.replaceAll("&amp;", "&"));
  assertEquals(entriesIn(older.html), 10);
  assertMatch(older.html, /<option value="user">/);
  assertStringIncludes(older.html, `value="2026-03-01"`);
});

Deno.test("an entry says who, what and what has changed, in words", async () => {
  await using desk = await openDesk(pages);
  await addCustomer(desk.site, { userId: "usr_1", name: "佐藤 花子" });
  const booking = { status: "confirmed", note: "[personal]" };
  await addEntry(desk.site, {
    at: "2026-03-01T10:00:00+09:00",
    operation: "booking_delete",
    targets: ["bkg_1"],
    before: { booking },
    after: { booking: { ...booking, status: "cancelled" } },
  });
  const { html } = await desk.read(
    "/admin/audit?from=2026-03-01&to=2026-03-01",
  );
  assertStringIncludes(html, "佐藤 花子");
  assertStringIncludes(html, "<strong>Cancel a booking</strong>");
  assertMatch(html, /Status<\/th><td>Confirmed<\/td><td>Cancelled<\/td>/);
  assert(!html.includes("{&quot;") && !html.includes('{"'), "no raw JSON");
});

Deno.test("a token of the audit is revoked, and all of its user", async () => {
  await using desk = await openDesk(pages);
  const { site, owner } = desk;
  const statusOf = async (token: string) =>
    (await callRest(site, "booking_list", { token })).status;
  const signed = await site.signer.signForUser({
    user: { id: "usr_1", email: null, name: "花子" },
    scopes: ["booking:read"],
  });
  const other = await site.tokenFor("usr_1");
  const about = { issuer: ISSUER, entry: "1" };
  const one = await submit(owner, "/admin/audit?kind=all", {
    do: "revokeOne",
    jti: signed.jti,
    ...about,
  });
  assertMatch(one.html, /role="status">The token is revoked\./);
  assertEquals([await statusOf(signed.token), await statusOf(other)], [
    401,
    200,
  ]);
  await submit(owner, "/admin/audit", {
    do: "revokeUser",
    userId: "usr_1",
    ...about,
  });
  assertEquals(await statusOf(other), 401);
});

Deno.test("the audit is saved as CSV, by the filter of the page, as one entry", async () => {
  await using desk = await openDesk(pages);
  const { site, owner } = desk;
  await site.database.owner`
    insert into audit_log (at, request_id, actor_kind, issuer, actor_id, jti,
      operation, kind, targets)
    select '2026-03-01T01:00:00Z'::timestamptz + n * interval '1 second', 'r',
      'user', ${ISSUER}, 'usr_' || n, 'j', 'booking_create', 'write', '{bkg_1}'
    from generate_series(1, 4500) n`;
  const answer = await owner.send(
    "/admin/audit/export?from=2026-03-01&to=2026-03-01",
    { headers: { "Accept-Language": "ja" } },
  );
  const { headers } = answer;
  assertEquals(headers.get("Content-Type"), "text/csv; charset=utf-8");
  assertMatch(
    headers.get("Content-Disposition")!,
    /filename="audit-[\d-]+\.csv"/,
  );
  assertEquals(headers.get("Cache-Control"), "private, no-store");
  const lines = new TextDecoder("utf-8", { ignoreBOM: true })
    .decode(await answer.arrayBuffer()).split("\r\n");
  assertEquals(lines.length, 4500 + 2);
  assertMatch(lines[0]!, /^\uFEFF日時,だれが（種類）,/);
  assertMatch(lines[1]!, /^2026-03-01T11:15:00\+09:00,お客様,usr_4500,,/);
  assertEquals(new Set(lines).size, lines.length, "each row once");
  const entries = await site.database.owner`
    select after from audit_log where operation = 'audit_export'`;
  assertEquals([...entries], [
    { after: { kind: "write", from: "2026-03-01", to: "2026-03-01" } },
  ]);
});

Deno.test("what a page is asked for is text on it, and what cannot be meant is not asked for", async () => {
  await using desk = await openDesk(pages);
  for (const text of HOSTILE_TEXTS) {
    const asked = { who: text, operation: text, target: text, from: text };
    const { status, html } = await desk.read(auditHref(asked));
    assertEquals(status, 200);
    assert(!/[<"]/.test(text) || !html.includes(text), text);
    assert(!html.includes('href="javascript:'), text);
  }
  const query = (text: string) => readQuery(new URLSearchParams(text));
  assertEquals(query("from=2026-02-30&to=x").from, "");
  const turned = query("from=2026-03-02&to=2026-03-01");
  assertEquals([turned.from, turned.to], ["2026-03-01", "2026-03-02"]);
  assertEquals(query("kind=x").kind, "write");
});
