import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Browser } from "../auth/staff_test_site.ts";
import { addCatalogue } from "../booking/admin_test_data.ts";
import { buildSite } from "./development.ts";
import { openDesk, readPage, submit } from "./test_pages.ts";

const pages = await buildSite();
const KEN = "ken@example.com";

Deno.test("an owner invites somebody, who comes in, gets another role and is removed", async () => {
  const { site, owner } = await openDesk(pages, { emails: [KEN] });
  await using _ = site;
  const path = "/admin/staff";
  const invited = await submit(owner, path, {
    do: "invite",
    email: "ken@example.com",
    role: "viewer",
  });
  assertStringIncludes(invited.html, "Invited.");
  assertStringIncludes(invited.html, "ken@example.com");

  const ken = new Browser(site);
  await ken.signIn("ken@example.com");
  assertEquals((await readPage(ken, "/admin/bookings")).status, 200);
  const hidden = await readPage(ken, "/admin/staff");
  assertEquals(hidden.status, 403);
  assertEquals(hidden.html.includes(`href="/admin/staff"`), false);

  const staffId = (await readPage(owner, path)).html
    .match(/name="staffId" value="(adm_[^"]*)"(?![^]*ken@example.com)/)?.[1];
  const changed = await submit(owner, path, {
    do: "changeRole",
    staffId: staffId ?? "",
    role: "admin",
  });
  assertStringIncludes(changed.html, "The role is changed.");
  const removed = await submit(owner, path, {
    do: "remove",
    staffId: staffId ?? "",
  });
  assertMatch(removed.html, /role="status">Removed\./);
  assertEquals((await readPage(ken, "/admin/bookings")).status, 303);
});

Deno.test("a refused change says why at its form, and keeps what was typed", async () => {
  const { site, owner } = await openDesk(pages, { emails: [KEN] });
  await using _ = site;
  const wrong = await submit(owner, "/admin/staff", {
    do: "invite",
    email: "nobody",
    role: "admin",
  });
  assertEquals(wrong.status, 400);
  assertMatch(wrong.html, /role="alert">Please check what you entered/);
  assertMatch(wrong.html, /name="email"[^>]*aria-invalid/);
  assertStringIncludes(wrong.html, `value="nobody"`);
});

Deno.test("a form of another site changes nothing", async () => {
  const { site, owner } = await openDesk(pages, { emails: [KEN] });
  await using _ = site;
  for (const headers of [{}, { Origin: "https://evil.example" }]) {
    const answer = await owner.send("/admin/staff", {
      method: "POST",
      headers,
      body: new URLSearchParams({ do: "invite", email: "ken@example.com" }),
    });
    assertEquals(answer.status, 403);
    await answer.body?.cancel();
  }
  const [{ count }] = await site.database.owner<[{ count: number }]>`
    select count(*)::int as count from mcp_invitations`;
  assertEquals(count, 0);
});

Deno.test("a stylist is chosen by name", async () => {
  const { site, owner } = await openDesk(pages, { emails: [KEN] });
  await using _ = site;
  const { owner: sql } = site.database;
  await addCatalogue(sql);
  await sql`
    insert into resources (id, name_ja, name_en, kind)
    values ('res_mori', '森', 'Mori', 'stylist')`;
  await sql`insert into service_resources values ('svc_cut', 'res_mori')`;
  const { html } = await readPage(owner, "/admin/staff");
  assertMatch(html, /<option value="res_mori"[^>]*>Mori<\/option>/);
  assertEquals(html.includes("res_chair"), false, "a chair is nobody");
  const invited = await submit(owner, "/admin/staff", {
    do: "invite",
    email: "ken@example.com",
    role: "stylist",
    resourceId: "res_mori",
  });
  assertStringIncludes(invited.html, "Invited.");
});

Deno.test("the only owner is told why their role stays, where they chose another", async () => {
  const { site, owner } = await openDesk(pages, { emails: [KEN] });
  await using _ = site;
  const { html } = await readPage(owner, "/admin/staff");
  const staffId = html.match(/name="staffId" value="([^"]+)"/)?.[1] ?? "";
  const refused = await submit(owner, "/admin/staff", {
    do: "changeRole",
    staffId,
    role: "viewer",
  });
  assertEquals(refused.status, 409);
  assertMatch(
    refused.html,
    /<details open[^>]*>\s*<summary[^>]*>Change the role.*?role="alert">The last owner/s,
  );
});

Deno.test("a column that was left over is named, with the reason", async () => {
  const { site, owner } = await openDesk(pages, { emails: [KEN] });
  await using _ = site;
  const refused = await submit(owner, "/admin/staff", {
    do: "invite",
    email: KEN,
    role: "admin",
    resourceId: "res_chair",
  });
  assertMatch(
    refused.html,
    /invite-resourceId-error[^>]*>Only somebody with the role of a stylist/,
  );
});
