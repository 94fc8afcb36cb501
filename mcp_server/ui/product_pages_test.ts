import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { sendFile } from "../surfaces/test_imports.ts";
import { openStaffWorld } from "../surfaces/test_staff.ts";
import { base64Of, PICTURES } from "../picture/test_pictures.ts";
import { buildSite } from "./development.ts";
import { openDesk } from "./test_pages.ts";

const pages = await buildSite();

const PRODUCT = {
  do: "add",
  nameJa: "シャンプー",
  nameEn: "Shampoo",
  priceMinor: "￥2,640",
  currency: "jpy",
  reducedTax: "false",
  lowStockAt: "５",
  onHand: "12",
};
const LIST = "/admin/shop/products";

Deno.test("a product is added, given a picture, changed and retired page by page", async () => {
  await using desk = await openDesk(pages);
  const added = await desk.send(LIST, PRODUCT);
  assertMatch(added.html, /role="status">The product is there\./);
  const list = await desk.read(LIST);
  const [path = ""] = /\/admin\/shop\/products\/prd_[^"]+/.exec(list.html) ??
    [];
  const picture = base64Of(PICTURES.jpeg);
  const pictured = await desk.send(path, { do: "picture", picture });
  assertMatch(pictured.html, /role="status">The picture is saved\./);
  assertMatch(
    pictured.html,
    /<img[^>]*src="\/pictures\/[0-9a-f]{64}[^"]*"[^>]*alt="Shampoo"/,
  );
  const bad = await desk.send(path, { do: "picture", picture: btoa("<svg/>") });
  assertEquals(bad.status, 400);
  assertStringIncludes(bad.html, "This is no JPEG, PNG or WebP.");
  const retired = await desk.send(path, { do: "retire" });
  assertMatch(retired.html, /role="status">It is off sale\./);
});

Deno.test("what is wrong with a product is said at its field, and what was typed is kept", async () => {
  await using desk = await openDesk(pages);
  const { status, html } = await desk.send(LIST, {
    ...PRODUCT,
    priceMinor: "free",
  });
  assertEquals(status, 400);
  assertMatch(html, /<input[^>]*name="priceMinor"[^>]*value="free"/);
  assertMatch(html, /id="add-priceMinor-error"/);
});

Deno.test("a sheet that was opened before a colleague's count says so, and keeps what was typed", async () => {
  await using desk = await openDesk(pages);
  await desk.send(LIST, PRODUCT);
  const sheet = await desk.read(`${LIST}/stock`);
  const [, id = ""] = /name="productId" value="([^"]+)"/.exec(sheet.html) ?? [];
  const fields = { do: "stock", productId: id, reason: "counted" };
  const typed = (expected: string, onHand: string) => ({
    ...fields,
    expected,
    onHand,
  });
  const first = await desk.send(`${LIST}/stock`, typed("12", "11"));
  assertMatch(first.html, /role="status">The stock is saved\./);
  const late = await desk.send(`${LIST}/stock`, typed("12", "20"));
  assertEquals(late.status, 409);
  assertStringIncludes(late.html, "A colleague changed this to 11 meanwhile.");
  assertMatch(late.html, /<input[^>]*name="onHand"[^>]*value="20"/);
  assertMatch(late.html, /<input[^>]*name="expected"[^>]*value="11"/);
});

Deno.test("a sheet that is refused for its reason still does not know what a colleague has written since", async () => {
  await using desk = await openDesk(pages);
  await desk.send(LIST, PRODUCT);
  const sheet = await desk.read(`${LIST}/stock`);
  const [, id = ""] = /name="productId" value="([^"]+)"/.exec(sheet.html) ?? [];
  const typed = { do: "stock", productId: id, expected: "12", onHand: "5" };
  await desk.send(`${LIST}/stock`, {
    ...typed,
    reason: "counted",
    onHand: "9",
  });
  const refused = await desk.send(`${LIST}/stock`, {
    ...typed,
    reason: "received",
  });
  assertMatch(refused.html, /<input[^>]*name="expected"[^>]*value="12"/);
  assertMatch(refused.html, /<input[^>]*name="onHand"[^>]*value="5"/);
});

Deno.test("a sheet that changes nothing says so, and moves no stock", async () => {
  await using desk = await openDesk(pages);
  await desk.send(LIST, PRODUCT);
  const sheet = await desk.read(`${LIST}/stock`);
  const [, id = ""] = /name="productId" value="([^"]+)"/.exec(sheet.html) ?? [];
  const { status, html } = await desk.send(`${LIST}/stock`, {
    do: "stock",
    productId: id,
    reason: "counted",
    note: "by hand",
    expected: "12",
    onHand: "12",
  });
  assertEquals(status, 200);
  assertMatch(html, /role="status">[^<]*Nothing was changed\./);
  const moved = await desk.site.database.owner`
    select from stock_movements where reason = 'counted'`;
  assertEquals(moved.length, 0);
});

Deno.test("a form that was opened before a colleague's change writes only what it changes", async () => {
  await using desk = await openDesk(pages);
  const list = await desk.send(LIST, PRODUCT);
  const [path = ""] = /\/admin\/shop\/products\/prd_[^"?]+/.exec(list.html) ??
    /\/admin\/shop\/products\/prd_[^"?]+/.exec((await desk.read(LIST)).html) ??
    [];
  const { html } = await desk.read(path);
  const [, escaped = ""] = /name="was" value="([^"]*)"/.exec(html) ?? [];
  const was = escaped.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const form = { ...PRODUCT, do: "edit", was, descriptionJa: "" };
  await desk.send(path, { ...form, priceMinor: "2,800" });
  await desk.send(path, { ...form, nameEn: "Soap" });
  const after = (await desk.read(path)).html;
  assertMatch(after, /<input[^>]*name="priceMinor"[^>]*value="2,?800"/);
  assertMatch(after, /<input[^>]*name="nameEn"[^>]*value="Soap"/);
});

Deno.test("what the site saves is what it imports, in both languages, and changes nothing", async () => {
  await using world = await openStaffWorld([], {}, { pages });
  const texts = ["=1+1", "-a", "＝x", '"q", c', "シャンプー", "@b"];
  for (const [index, nameJa] of texts.entries()) {
    await world.owner.call("product_add", {
      nameJa,
      nameEn: nameJa,
      descriptionJa: texts[index - 1],
      priceMinor: 100 + index,
      currency: index % 2 ? "JPY" : "USD",
      reducedTax: index === 2,
      onHand: index,
    });
  }
  const before = await world.owner.call("product_shelf");
  for (const language of ["ja", "en"]) {
    const saved = await world.owner.browser.send(
      "/admin/shop/products/export",
      { headers: { "Accept-Language": language } },
    );
    const { same, said } = await sendFile(world.owner, {
      noun: "product",
      body: new Uint8Array(await saved.arrayBuffer()),
    });
    assertEquals([same, said], [texts.length, []]);
  }
  assertEquals((await world.owner.call("product_shelf")).body, before.body);
});
