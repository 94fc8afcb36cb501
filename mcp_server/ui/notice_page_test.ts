import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { callRest } from "../surfaces/test_calls.ts";
import { lintCalendar } from "../../shared/calendar/test_lint.ts";
import { openSalon } from "../test_salon.ts";
import { buildSite } from "./development.ts";
import { openDesk } from "./test_pages.ts";

const pages = await buildSite();

Deno.test("staff see what was told to whom, and send again what was not delivered", async () => {
  await using desk = await openDesk(pages);
  const { owner } = desk.site.database;
  const [{ customer }] = await owner<[{ customer: string }]>`
    insert into customers (id, issuer, user_id, name, created_by, created_at,
      last_seen)
    values ('cus_told', 'ai-service.test', 'usr_told', '<b>Told</b>', 'mcp',
      now(), now()) returning id as customer`;
  await owner`
    insert into notices (audience, kind, about_type, about_id, version,
      customer_id, issuer, user_id, by_business, state, due_at, send_before,
      reason, created_at, done_at)
    values ('customer', 'form_received', 'submission', 'sub_1', 1, ${customer},
      'ai-service.test', 'usr_told', false, 'dead', now(),
      now() + interval '1 day', 'no_address', now(), now())`;
  const { html } = await desk.read("/admin/notices?state=dead");
  assertMatch(html, /href="\/admin\/customers\/cus_told"[^>]*>&lt;b>Told/);
  assertMatch(html, /Not delivered/);
  assertMatch(html, /No e-mail address/);
  const [, noticeId = ""] = /name="noticeId" value="([^"]+)"/.exec(html) ?? [];
  const sent = await desk.send("/admin/notices", { do: "retry", noticeId });
  assertMatch(sent.html, /role="status">It is sent again/);
  const [row] = await owner`select state, attempts from notices`;
  assertEquals(row, { state: "waiting", attempts: 0 });
  const again = await desk.send("/admin/notices", { do: "retry", noticeId });
  assertMatch(again.html, /need not be sent again/);
});

Deno.test("words are changed with a preview, an unknown placeholder is refused, and customers get them", async () => {
  await using desk = await openDesk(pages);
  const words = (text: string) => ({
    do: "words",
    kind: "form_received",
    locale: "en",
    subject: "Thanks, {customer}",
    text,
  });
  const path = "/admin/notices/words";
  const refused = await desk.send(path, words("Hello {when}"));
  assertStringIncludes(
    refused.html,
    "There is no placeholder {when}. You can use {form} {customer} {shop} {address} {phone}.",
  );
  assertMatch(refused.html, /Hello \{when\}/);
  const open = await desk.send(path, words("Hello\nfrom {shop and {form}"));
  assertEquals(open.status, 400);
  assertStringIncludes(
    open.html,
    "The { in “{shop and {f” on line 2 is not closed by a }.",
  );
  const saved = await desk.send(path, words("Hello from {shop}: {form}"));
  assertMatch(saved.html, /The words are saved/);
  assertMatch(saved.html, /Hello from Salon Madoka: Counselling sheet/);
  assertMatch(saved.html, /Your own words/);
  const { do: _, subject: __, text: ___, ...which } = words("");
  const reset = await desk.send(path, { do: "reset", ...which });
  assertMatch(reset.html, /The original words are used again/);
  assertEquals(/Your own words/.test(reset.html), false);
});

Deno.test("everybody chooses for themselves what they are mailed", async () => {
  await using desk = await openDesk(pages);
  const checked = (html: string) =>
    [...html.matchAll(/value="(booking_\w+)" checked/g)].map(([, kind]) =>
      kind
    );
  const { html } = await desk.read("/admin/notices");
  assertEquals(checked(html), ["booking_requested"]);
  const { html: saved } = await desk.send("/admin/notices", {
    do: "preferences",
    kinds: "booking_cancelled",
  });
  assertEquals(checked(saved), ["booking_cancelled"]);
});

Deno.test("a service takes notices over REST, by a token of its own", async () => {
  await using desk = await openDesk(pages);
  const { signer } = desk.site;
  const { token } = await signer.signForService(["notice:deliver"]);
  const answer = await callRest(desk.site, "notice_claim", { token });
  assertEquals([answer.status, answer.body], [200, { items: [] }]);
  const { token: other } = await signer.signForService(["order:pay"]);
  const refused = await callRest(desk.site, "notice_claim", { token: other });
  assertEquals(refused.status, 403);
});

Deno.test("a calendar is followed by its address until that is revoked, and the address is in no log", async () => {
  await using desk = await openDesk(pages);
  const { site } = desk;
  await openSalon(site.database.owner);
  const token = await site.tokenFor("usr_1");
  const day = new Date(Date.now() + 2 * 86_400_000)
    .toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
  await callRest(site, "booking_create", {
    token,
    args: { serviceId: "svc_haircut", start: `${day}T15:00:00+09:00` },
  });
  const made = await desk.send("/admin/notices/calendars", { do: "add" });
  const [, path = ""] =
    /http:\/\/[^<]*(\/calendar\/[\w-]{43}\.ics\?lang=en)/.exec(made.html) ?? [];
  const follow = () => site.fetch(new Request(`http://localhost:8788${path}`));
  const answer = await follow();
  assertEquals(answer.status, 200);
  assertEquals(
    answer.headers.get("Content-Type"),
    "text/calendar; charset=utf-8",
  );
  const text = await answer.text();
  assertMatch(text, /SUMMARY:usr_1 · Haircut\r\n/);
  assertEquals(lintCalendar(text), []);

  const secret = path.slice("/calendar/".length, -".ics?lang=en".length);
  const stored = await site.database.owner`
    select token_sha256 from calendar_feeds`;
  assertEquals(JSON.stringify([...stored]).includes(secret), false);
  assertEquals(JSON.stringify(site.lines).includes(secret), false);
  assert(JSON.stringify(site.lines).includes("/calendar/:file"));

  const { html } = await desk.read("/admin/notices/calendars");
  assertEquals(html.includes(secret), false);
  const [, feedId = ""] = /name="feedId" value="([^"]+)"/.exec(html) ?? [];
  await desk.send("/admin/notices/calendars", { do: "revoke", feedId });
  assertEquals((await follow()).status, 404);
});
