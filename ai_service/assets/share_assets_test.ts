import { assertEquals } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import type { Kv } from "../store/kv.ts";
import { shareAssets } from "./share_assets.ts";

const id = (digit: string) => digit.repeat(40);
const encode = (text: string) => new TextEncoder().encode(text);
const log = createLog({ service: "ai-service", write: () => {} });

function instance(kv: Kv, digit: string, text = `build ${digit}`) {
  const site = () => Promise.resolve(new Response("site", { status: 404 }));
  const file = (path: string, contentType: string) => ({
    path,
    contentType,
    content: encode(text),
  });
  const assets = [
    file(`/_fresh/js/${id(digit)}/chunk-1.js`, "text/javascript"),
    file("/chat.css", "text/css"),
  ];
  return shareAssets(site, { build: { id: id(digit), assets }, kv, log });
}

async function get(
  site: (request: Request) => Promise<Response>,
  path: string,
  method = "GET",
) {
  const request = new Request(`http://localhost${path}`, { method });
  const response = await site(request);
  return [response.status, await response.text()];
}

Deno.test("an instance serves the scripts and style sheets of another build", async () => {
  using kv = await openTestKv();
  const [one, two] = [await instance(kv, "1"), await instance(kv, "2")];
  const script = `/_fresh/js/${id("1")}/chunk-1.js`;
  assertEquals(await get(two, script), [200, "build 1"]);
  assertEquals(await get(two, script, "HEAD"), [200, ""]);
  const sheet = `/chat.css?__frsh_c=${id("2")}`;
  assertEquals(await get(one, sheet), [200, "build 2"]);
  // Its own come from the site.
  assertEquals(await get(two, sheet), [404, "site"]);
  assertEquals(await get(two, script, "POST"), [404, "site"]);
});

Deno.test("a file that is larger than a value of the store is whole", async () => {
  using kv = await openTestKv();
  const text = "0123456789".repeat(80_000);
  await instance(kv, "1", text);
  const two = await instance(kv, "2");
  const path = `/_fresh/js/${id("1")}/chunk-1.js`;
  assertEquals(await get(two, path), [200, text]);
});

Deno.test("ten builds are kept, and of the eleventh nothing is left", async () => {
  using kv = await openTestKv();
  for (const digit of "0123456789a") await instance(kv, digit);
  const newest = await instance(kv, "a");
  const script = (digit: string) => `/_fresh/js/${id(digit)}/chunk-1.js`;
  assertEquals(await get(newest, script("0")), [404, "site"]);
  assertEquals(await get(newest, script("1")), [200, "build 1"]);
  const left = await Array.fromAsync(
    kv.list({ prefix: ["asset", id("0")] }),
    ({ key }) => key,
  );
  assertEquals(left, []);
});

Deno.test("a store that takes nothing does not keep the service from starting", async () => {
  using kv = await openTestKv();
  const broken = changedKv(kv, {
    set: () => Promise.reject(new Error("no space left")),
  });
  assertEquals(await get(await instance(broken, "1"), "/"), [404, "site"]);
});
