import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { buildSite } from "./development.ts";
import { openDesk } from "./test_pages.ts";

const pages = await buildSite();

const SERVICE = {
  do: "add",
  nameJa: "カット",
  nameEn: "Haircut",
  priceMinor: "￥5,500",
  currency: "jpy",
  durationMinutes: "６０",
  bufferBeforeMinutes: "0",
  bufferAfterMinutes: "10",
  slotStepMinutes: "30",
  leadMinutes: "0",
  horizonDays: "60",
  cancelCutoffMinutes: "1440",
  needsApproval: "false",
};

const PERSON = {
  do: "add",
  kind: "stylist",
  nameJa: "林",
  nameEn: "Hayashi",
  capacity: "1",
};

/** Ten to seven on every day. */
const HOURS = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
    [`opens-${day}-0`, "10:00"],
    [`closes-${day}-0`, "19:00"],
  ]),
);

Deno.test("a shop of nothing is set up page by page, and a customer books what was set up", async () => {
  await using desk = await openDesk(pages);
  const isNew = async (path: string) =>
    (await desk.read(path)).html.includes("Set up the shop");
  assertEquals([await isNew("/admin"), await isNew("/admin/shop")], [
    true,
    true,
  ]);
  const about = await desk.send("/admin/shop", {
    do: "about",
    nameJa: "新しい店",
    nameEn: "New shop",
    phone: "03-1234-5678",
  });
  assertMatch(about.html, /role="status">The shop's details are saved\./);
  await desk.send("/admin/shop/menu", SERVICE);
  const menu = await desk.read("/admin/shop/menu");
  assertStringIncludes(menu.html, "Nobody does it, so it cannot be booked");
  const [, serviceId = ""] = /menu\/(svc_[^"]+)"/.exec(menu.html) ?? [];
  await desk.send("/admin/shop/people", { ...PERSON, serviceIds: serviceId });
  const steps = (await desk.read("/admin/shop")).html;
  assertEquals([...steps.matchAll(/✓ Done/g)].length, 3);
  await desk.send("/admin/shop/hours", { do: "hours", ...HOURS });
  assertEquals([await isNew("/admin"), await isNew("/admin/shop")], [
    false,
    false,
  ]);

  const token = await desk.site.tokenFor("usr_1");
  const tomorrow = new Date(Date.now() + 86_400_000);
  const day = tomorrow.toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
  const { body } = await callRest(desk.site, "booking_create", {
    token,
    args: { serviceId, start: `${day}T15:00:00+09:00` },
  });
  const { booking } = body as {
    booking: { priceMinor: number; stylist: { name: { en: string } } };
  };
  assertEquals(booking.priceMinor, 5500);
  assertEquals(booking.stylist.name.en, "Hayashi");

  await desk.send("/admin/shop/hours", { do: "close", from: day });
  const { html } = await desk.read("/admin/shop/hours");
  assertStringIncludes(html, "In a closure");
});

Deno.test("what is wrong is said at its field, and what was typed is kept", async () => {
  await using desk = await openDesk(pages);
  const { status, html } = await desk.send("/admin/shop/menu", {
    ...SERVICE,
    priceMinor: "free",
  });
  assertEquals(status, 400);
  assertMatch(html, /<input[^>]*name="priceMinor"[^>]*value="free"/);
  assertMatch(html, /id="add-priceMinor-error"/);
  assertMatch(html, /<input[^>]*value="Haircut"/);
  const hours = await desk.send("/admin/shop/hours", {
    do: "hours",
    ...HOURS,
    "closes-3-0": "09:00",
  });
  assertEquals(hours.status, 400);
  assertStringIncludes(hours.html, "Each day must close later than it opens.");
  assertMatch(hours.html, /<input[^>]*name="closes-3-0"[^>]*value="09:00"/);
});

Deno.test("the shop's hours say for whom they do not count", async () => {
  await using desk = await openDesk(pages);
  await desk.send("/admin/shop/people", PERSON);
  const people = await desk.read("/admin/shop/people");
  const [, id = ""] = /people\/(res_[^"]+)"/.exec(people.html) ?? [];
  const note = /Hayashi: with hours of their own/;
  const read = () => desk.read("/admin/shop/hours");
  assertEquals(note.test((await read()).html), false);
  await desk.send(`/admin/shop/people/${id}`, { do: "hours", ...HOURS });
  assertMatch((await read()).html, note);
});

Deno.test("the menu is put in another order, and a service off it and on again", async () => {
  await using desk = await openDesk(pages);
  for (const nameEn of ["First", "Second"]) {
    await desk.send("/admin/shop/menu", { ...SERVICE, nameJa: nameEn, nameEn });
  }
  const ids = async () => {
    const { html } = await desk.read("/admin/shop/menu");
    return [...html.matchAll(/menu\/(svc_[^"]+)"/g)].map(([, id]) => id!);
  };
  const [first, second] = await ids();
  const body = new URLSearchParams({
    do: "sort",
    serviceId: second!,
    by: "-1",
  });
  for (const id of [first!, second!]) body.append("serviceIds", id);
  await desk.owner.send("/admin/shop/menu", {
    method: "POST",
    headers: { Origin: SITE },
    body,
  });
  assertEquals(await ids(), [second, first]);
  const path = `/admin/shop/menu/${first}`;
  const off = await desk.send(path, { do: "retire" });
  assertMatch(off.html, /role="status">It is off the menu\./);
  const on = await desk.send(path, { do: "offer" });
  assertMatch(on.html, /role="status">It is on the menu again\./);
});
