import { assertEquals, assertThrows } from "@std/assert";
import { ask } from "../testdata/site.ts";
import { compareRouteIds } from "./fs_crawl.ts";
import { fileToPattern } from "./pattern.ts";

Deno.test("file names become URL patterns", () => {
  const patterns = {
    "index": "/",
    "about": "/about",
    "blog/index": "/blog",
    "blog/[id]": "/blog/:id",
    "blog/[id]/edit": "/blog/:id/edit",
    "[a]@[b]": "/:a@:b",
    "files/[...path]": "/files/:path*",
    "(group)/desk": "/desk",
    "(group)/index": "/",
    "blog/[[page]]": "/blog{/:page}?",
    "[[lang]]": "/{:lang}?",
    "[[lang]]/about": "{/:lang}?/about",
  };
  for (const [file, pattern] of Object.entries(patterns)) {
    assertEquals(fileToPattern(file), pattern);
  }
  assertEquals(
    fileToPattern("(group)/desk", { keepGroups: true }),
    "/(group)/desk",
  );
});

Deno.test("ambiguous file names are refused", () => {
  for (const file of ["[a][b]", "x-[[a]]", "[a", "a]"]) {
    assertThrows(() => fileToPattern(file), SyntaxError, file);
  }
});

Deno.test("general rules come before what they hold for, specific routes before general ones", () => {
  const sorted = [
    "/_app",
    "/_middleware",
    "/_layout",
    "/_error",
    "/index",
    "/about",
    "/blog/_middleware",
    "/blog/_layout",
    "/blog/index",
    "/blog/new",
    "/blog/(drafts)/_layout",
    "/blog/(drafts)/[id]",
    "/blog/[id]",
    "/blog/[...rest]",
    "/(group)/desk",
    "/[page]",
    "/[...rest]",
  ];
  assertEquals(sorted.toReversed().sort(compareRouteIds), sorted);
});

Deno.test("a page is found by the most specific file", async () => {
  const found = async (path: string) =>
    (await (await ask(path)).text()).match(/<p>(.*?)<\/p>|<h1>(.*?)<\/h1>/)
      ?.slice(1).join("");
  assertEquals(await found("/blog"), "Posts");
  assertEquals(await found("/blog/new"), "New post");
  assertEquals(await found("/blog/first"), "Post first");
  assertEquals(await found("/blog/a/b"), "Anything: a/b");
});

Deno.test("folders' middlewares and layouts hold for the files below them", async () => {
  const post = await ask("/blog/x");
  assertEquals(post.headers.get("x-trail"), "root blog");
  assertEquals((await post.text()).includes("<article><h1>"), true);
  const home = await ask("/");
  assertEquals(home.headers.get("x-trail"), "root");
  assertEquals((await home.text()).includes("<article>"), false);
});

Deno.test("a group's templates hold for its files, and its name is not in the URL", async () => {
  const html = await (await ask("/desk")).text();
  assertEquals(
    html.includes(`<div class="staff"><p>Desk <i>lamp</i></p>`),
    true,
  );
  assertEquals((await ask("/(staff)/desk")).status, 404);
  assertEquals((await ask("/_components/Lamp")).status, 404);
});

Deno.test("a page's config leaves templates out", async () => {
  const html = await (await ask("/blog/new")).text();
  assertEquals(html.includes("<article>"), false);
  assertEquals(html.includes("<title>Site</title>"), false);
});

Deno.test("a handler's data, status and headers reach an async page", async () => {
  const response = await ask("/blog/x");
  assertEquals([response.status, response.headers.get("x-post")], [203, "yes"]);
  assertEquals((await response.text()).includes("<h1>Post x</h1>"), true);
});

Deno.test("a route file answers methods it has no handler for with 404", async () => {
  const redirect = await ask("/blog/x", { method: "POST" });
  assertEquals(redirect.headers.get("location"), "/blog");
  assertEquals((await ask("/blog/x", { method: "PUT" })).status, 404);
  const head = await ask("/blog/x", { method: "HEAD" });
  assertEquals([head.status, await head.text()], [203, ""]);
});

Deno.test("_404 and _error render inside the templates of where it happened", async () => {
  const missing = await ask("/blog/missing");
  assertEquals(missing.status, 404);
  assertEquals(
    (await missing.text()).includes(
      "<article><h1>No page at /blog/missing</h1></article>",
    ),
    true,
  );
  const broken = await ask("/blog/broken");
  assertEquals(broken.status, 500);
  assertEquals(
    (await broken.text()).includes("<body><h1>Failed: ink ran out</h1></body>"),
    true,
  );
});
