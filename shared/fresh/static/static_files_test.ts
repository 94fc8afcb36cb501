import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { ask } from "../testdata/site.ts";
import { asset, assetSrcSet } from "./asset.ts";
import { buildId } from "./build_id.ts";

Deno.test("static files are served with their type, and only to GET and HEAD", async () => {
  const response = await ask("/style.css");
  assertEquals(response.headers.get("content-type"), "text/css; charset=UTF-8");
  assertMatch(response.headers.get("cache-control")!, /no-cache/);
  assertMatch(await response.text(), /margin/);
  const head = await ask("/style.css", { method: "HEAD" });
  assertEquals([head.status, await head.text()], [200, ""]);
  assertEquals((await ask("/style.css", { method: "POST" })).status, 405);
});

Deno.test("a URL tied to this build is kept for a year, one of another build is sent to the current one", async () => {
  const tied = await ask(asset("/style.css"));
  assertEquals(
    tied.headers.get("cache-control"),
    "public, max-age=31536000, immutable",
  );
  const stale = await ask("/style.css?a=1&__frsh_c=other");
  assertEquals(stale.status, 307);
  assertEquals(stale.headers.get("location"), "/style.css?a=1");
});

Deno.test("nothing outside the static folder is served", async () => {
  for (const path of ["/..%2fmain.ts", "/%2e%2e%2fmain.ts", "/x%00", "/%"]) {
    assertEquals((await ask(path)).status, 404, path);
  }
});

Deno.test("asset ties local URLs only", () => {
  const tied = `/a.png?x=1&__frsh_c=${buildId()}#f`;
  assertEquals(asset("/a.png?x=1#f"), tied);
  assertEquals(asset(tied), tied);
  for (const other of ["https://x.example/a.png", "//x.example/a", "a.png"]) {
    assertEquals(asset(other), other);
  }
  assertNotEquals(assetSrcSet("/a.png 1x, /b.png 2x"), "/a.png 1x, /b.png 2x");
});

Deno.test("images' URLs are tied to the build while rendering", async () => {
  const html = await (await ask("/")).text();
  assertMatch(html, /<img src="\/logo\.svg\?__frsh_c=[\w-]+"/);
});
