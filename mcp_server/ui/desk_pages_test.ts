import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Browser, SITE } from "../auth/staff_test_site.ts";
import type { Operation } from "../operation/operation.ts";
import { buildSite } from "./development.ts";
import { createDesk, pagesOf } from "./test_desk.ts";
import { readPage, submit } from "./test_pages.ts";

const pages = await buildSite();

async function openDesk(said?: string) {
  const { site, order } = await createDesk(pages, said);
  const owner = new Browser(site);
  await owner.signIn("owner@example.com");
  return { site, order, owner };
}

Deno.test("a customer is added, noted on, corrected and erased by forms", async () => {
  const { site, owner } = await openDesk();
  await using _ = site;
  const added = await submit(owner, "/admin/customers", {
    do: "add",
    name: "鈴木 一郎",
    phone: "03-1234-5678",
  });
  assertStringIncludes(added.html, "Added.");
  const [{ id }] = await site.database.owner<[{ id: string }]>`
    select id from customers where name = '鈴木 一郎'`;
  const path = `/admin/customers/${id}`;
  const wrong = await submit(owner, path, { do: "edit", phone: "abc" });
  assertEquals(wrong.status, 400);
  assertMatch(wrong.html, /name="phone"[^>]*aria-invalid/);
  const edited = await submit(owner, path, {
    do: "edit",
    name: "鈴木 二郎",
    furigana: "すずき",
    phone: "",
    email: "",
  });
  assertStringIncludes(edited.html, "鈴木 二郎");
  const noted = await submit(owner, path, { do: "note", text: "likes tea" });
  assertStringIncludes(noted.html, "likes tea");
  const erased = await submit(owner, path, { do: "erase" });
  assertStringIncludes(erased.html, "This customer was erased.");
  assertEquals(erased.html.includes("likes tea"), false);
});

Deno.test("a form that is too large changes nothing, and a page says so in both languages", async () => {
  const { site, owner } = await openDesk();
  await using _ = site;
  const said = { ja: "一度に送れる量を超えています", en: "Too much at once" };
  for (const [language, title] of Object.entries(said)) {
    const answer = await owner.send("/admin/customers", {
      method: "POST",
      headers: { Origin: SITE, "Accept-Language": language },
      body: new URLSearchParams({ do: "add", name: "x".repeat(1024 * 1024) }),
    });
    assertEquals(answer.status, 413);
    assertStringIncludes(await answer.text(), title);
  }
  const found = await site.database.owner`
    select 1 from customers where name like 'xx%'`;
  assertEquals(found.length, 0);
});

Deno.test("a walk-in is merged on the page, whose old address leads on", async () => {
  const { site, owner } = await openDesk();
  await using _ = site;
  const found = await readPage(owner, "/admin/customers/cus_1?merge=090");
  assertStringIncludes(found.html, `name="intoId" value="cus_0"`);
  const merged = await submit(owner, "/admin/customers/cus_1", {
    do: "merge",
    intoId: "cus_0",
  });
  assertStringIncludes(merged.html, "Merged.");
  const old = await readPage(owner, "/admin/customers/cus_1");
  assertStringIncludes(old.html, `href="/admin/customers/cus_0"`);
});

Deno.test("orders are filtered by the address, and an unknown filter is none", async () => {
  const { site, owner, order } = await openDesk();
  await using _ = site;
  const shown = async (query: string) => {
    const { status, html } = await readPage(owner, `/admin/orders?${query}`);
    return [status, html.includes(order.number)];
  };
  assertEquals(await shown("payment=paid"), [200, true]);
  assertEquals(await shown("status=cancelled"), [200, false]);
  assertEquals(await shown("day=2020-01-01"), [200, false]);
  assertEquals(await shown("customer=cus_none"), [200, false]);
  for (const query of ["status=x", "day=2030-02-31", "payment='"]) {
    assertEquals(await shown(query), [200, true], query);
  }
});

Deno.test("an order is noted on and handed over, and its history says by whom", async () => {
  const { site, owner, order } = await openDesk();
  await using _ = site;
  const path = `/admin/orders/${order.id}`;
  const target = { orderId: order.id };
  await submit(owner, path, { do: "note", ...target, note: "two bags" });
  const done = await submit(owner, path, { do: "handOver", ...target });
  assertMatch(done.html, /role="status">Handed over\./);
  assertStringIncludes(done.html, "two bags");
  assertMatch(done.html, /Handed over<\/span><span class="fine">山本 恵/);
  const again = await submit(owner, path, { do: "cancel", ...target });
  assertEquals(again.status, 409);
  assertStringIncludes(again.html, "This order can no longer be cancelled.");
});

Deno.test("an order is paid at the counter and given back by forms, and what was not accepted is told", async () => {
  const { site, owner, order } = await openDesk();
  await using _ = site;
  const [open] = await site.database.owner<[{ id: string }]>`
    select id from orders where payment_status = 'unpaid'`;
  const path = `/admin/orders/${open.id}`;
  const target = { orderId: open.id };
  const paid = await submit(owner, path, { do: "takePayment", ...target });
  assertStringIncludes(paid.html, "The payment is recorded.");
  assertStringIncludes(paid.html, "At the counter");
  const refund = { do: "refund", ...target, currency: "JPY", reason: "faulty" };
  const wrong = await submit(owner, path, { ...refund, amountMinor: "1.5" });
  assertEquals(wrong.status, 400);
  assertMatch(wrong.html, /name="amountMinor"[^>]*aria-invalid/);
  const part = await submit(owner, path, { ...refund, amountMinor: "１００" });
  assertStringIncludes(part.html, "The refund is recorded.");
  const large = await submit(owner, path, { ...refund, amountMinor: "901" });
  assertStringIncludes(large.html, "This is more than is left of the payment.");
  const whole = await submit(owner, path, refund);
  assertMatch(whole.html, /Cancelled[\s\S]*Refunded/);

  await site.database.owner`
    insert into order_payments (id, order_id, issuer, payment_intent,
      amount_minor, currency, outcome, created_at)
    select 'pay_1', id, issuer, 'pi_wrong', 999, 'JPY', 'amount_mismatch', now()
    from orders where id = ${order.id}`;
  const list = await readPage(owner, "/admin/orders");
  assertStringIncludes(list.html, "Wrong amount or currency");
  const online = await readPage(owner, `/admin/orders/${order.id}`);
  assertStringIncludes(online.html, "pi_1");
  assertStringIncludes(online.html, "¥999");
});

Deno.test("orders are saved as CSV, in which nothing that people typed is a formula", async () => {
  const { site, owner, order } = await openDesk(`=HYPERLINK("https://x")`);
  await using _ = site;
  const answer = await owner.send("/admin/orders/export?payment=paid");
  assertMatch(answer.headers.get("Content-Type")!, /^text\/csv/);
  const text = await answer.text();
  assertStringIncludes(text, order.number);
  assertEquals(text.trim().split("\r\n").length, 2);
  assertEquals(/(^|,)"?[=＝]/m.test(text), false);
  const [entry] = await site.database.owner`
    select kind, after from audit_log where operation = 'order_export'`;
  assertEquals(entry, { kind: "read", after: { paymentStatus: "paid" } });
});

Deno.test("everything about a customer is saved as JSON, and that is audited", async () => {
  const { site, owner } = await openDesk();
  await using _ = site;
  const answer = await owner.send("/admin/customers/cus_0/export");
  const { customer, records } = await answer.json();
  assertEquals([customer.id, records.bookings.length], ["cus_0", 3]);
  const [entry] = await site.database.owner`
    select targets from audit_log where operation = 'customer_export'`;
  assertStringIncludes(entry!.targets.join(), "cus_0");
});

Deno.test("every record of a customer that a page shows is in the audit, as read", async () => {
  const { site, owner, order } = await openDesk();
  await using _ = site;
  const sql = site.database.owner;
  let shown = 0;
  for (const path of [...pagesOf(order), "/admin/bookings"]) {
    const [{ last }] = await sql<[{ last: string }]>`
      select coalesce(max(id), 0)::text as last from audit_log`;
    const { html } = await readPage(owner, path);
    const ids = new Set(html.match(/\b(cus|bkg|ord|sub)_[0-9a-z]+/g));
    const rows = await sql<{ id: string }[]>`
      select distinct unnest(targets) as id from audit_log
      where actor_kind = 'staff' and kind = 'read' and id > ${last}`;
    const read = new Set(rows.map(({ id }) => id));
    assertEquals([path, ...ids.difference(read)], [path]);
    shown += ids.size;
  }
  assertEquals(shown > 20, true, `${shown} records`);
});

Deno.test("the day is worked through by forms: accepted, declined, came, seen", async () => {
  const { site, owner } = await openDesk();
  await using _ = site;
  const act = (name: string, fields: Record<string, string>) =>
    submit(owner, "/admin", { do: name, ...fields });
  const { html } = await readPage(owner, "/admin");
  for (const id of ["now", "next", "late", "requested", "hand-out", "low"]) {
    assertStringIncludes(html, `id="card-${id}"`);
  }
  const accepted = await act("accept", { bookingId: "bkg_requested" });
  assertStringIncludes(accepted.html, "Nothing was requested.");
  const came = await act("came", { bookingId: "bkg_late" });
  assertEquals(came.html.includes(`id="card-late"`), false);
  const mark = html.match(/name="mark" value="(\d+)"/)?.[1] ?? "";
  const seen = await act("seen", { mark });
  assertStringIncludes(seen.html, "Nothing has changed since you looked.");
  const partial = await readPage(owner, "/admin?only=order");
  assertEquals(partial.html.includes(`id="card-now"`), false);
  assertStringIncludes(partial.html, `id="card-hand-out"`);
});

Deno.test("one box finds customers, who of them comes next, and orders", async () => {
  const { site, owner, order } = await openDesk();
  await using _ = site;
  const byName = await readPage(owner, "/admin/search?q=サトウ");
  assertStringIncludes(byName.html, `href="/admin/customers/cus_0"`);
  assertStringIncludes(byName.html, "Upcoming bookings");
  const typed = order.number.toLowerCase().replace("-", "");
  const byNumber = await readPage(owner, `/admin/search?q=${typed}`);
  assertStringIncludes(byNumber.html, `href="/admin/orders/${order.id}"`);
  const none = await readPage(owner, "/admin/search?q=zzzzzzzzz");
  assertStringIncludes(none.html, "Nothing was found.");
});

Deno.test("pages show nothing of slices that are not there", async () => {
  const { site, owner, order } = await openDesk();
  await using _ = site;
  const left = (all: readonly Operation[]) =>
    all.filter(({ noun }) => !["order", "product", "form"].includes(noun));
  const { operations, staffOperations } = site.deps;
  Object.assign(site.deps, {
    operations: left(operations),
    staffOperations: left(staffOperations),
  });
  const today = await readPage(owner, "/admin");
  assertEquals(today.status, 200);
  assertStringIncludes(today.html, `id="card-now"`);
  for (const part of ["hand-out", "unpaid", "low", "forms"]) {
    assertEquals(today.html.includes(`id="card-${part}"`), false, part);
  }
  assertEquals(today.html.includes(`href="/admin/orders"`), false);
  const customer = await readPage(owner, "/admin/customers/cus_0");
  assertEquals(customer.status, 200);
  for (const part of ["orders", "forms"]) {
    assertEquals(customer.html.includes(`id="card-${part}"`), false, part);
  }
  const found = await readPage(owner, `/admin/search?q=${order.number}`);
  assertStringIncludes(found.html, "Nothing was found.");
  for (const path of ["", "/export", `/${order.id}`]) {
    assertEquals((await readPage(owner, `/admin/orders${path}`)).status, 404);
  }
});
