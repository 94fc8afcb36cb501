import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Builder } from "fresh/dev";
// Runs the bundled site in workerd, as Cloudflare does.
import { Miniflare } from "miniflare";
import { siteRoot } from "../testdata/site.ts";

// Inside the project, so that the build's imports resolve as a site's do.
const outDir = new URL(`${siteRoot}/_fresh/`);

interface Server {
  fetch(request: Request): Promise<Response>;
}

async function build(): Promise<void> {
  await new Builder({ root: siteRoot }).build();
}

async function textAt(
  path: string,
  fetchSite: (url: string) => Promise<{ text(): Promise<string> }>,
): Promise<string> {
  return await (await fetchSite(`http://localhost${path}`)).text();
}

Deno.test("a production build serves pages, and assets a browser may keep", async () => {
  await build();
  const { default: server } = await import(`${outDir}server.js`) as {
    default: Server;
  };
  const fetchSite = (url: string) => server.fetch(new Request(url));

  const html = await textAt("/", fetchSite);
  assertStringIncludes(html, "<h1>Home</h1>");
  assertStringIncludes(await textAt("/desk", fetchSite), "Desk");
  const entry = html.match(/import \{ boot \} from "([^"]+)"/)![1]!;
  const script = await fetchSite(`http://localhost${entry}`);
  assertEquals(script.status, 200);
  assertStringIncludes(script.headers.get("cache-control")!, "immutable");
  const etag = script.headers.get("etag")!;
  assert((await script.text()).length > 100);

  const again = await server.fetch(
    new Request(`http://localhost${entry}`, {
      headers: { "if-none-match": etag },
    }),
  );
  assertEquals([again.status, await again.text()], [304, ""]);
  const head = new Request("http://localhost/style.css", { method: "HEAD" });
  assertEquals((await server.fetch(head)).status, 200);
});

Deno.test("building the same site again gives the same names", async () => {
  const snapshot = () => Deno.readTextFile(new URL("snapshot.js", outDir));
  await build();
  const first = await snapshot();
  await build();
  assertEquals(await snapshot(), first);
});

Deno.test("a production build can be bundled and runs in workerd", async () => {
  await build();
  // A Worker has no folder, in which `server.js` would look for files.
  const entry = new URL("worker.js", outDir);
  await Deno.writeTextFile(
    entry,
    `import { ProdBuildCache, setBuildCache } from "fresh/internal";
    import * as snapshot from "./snapshot.js";
    import { app } from "../main.ts";
    const parts = { ...snapshot, staticFiles: new Map() };
    setBuildCache(app, new ProdBuildCache("", parts), "production");
    export default { fetch: app.handler() };`,
  );
  const { outputFiles } = await Deno.bundle({
    entrypoints: [entry.pathname],
    platform: "deno",
    format: "esm",
    write: false,
  });
  const worker = new Miniflare({
    modules: true,
    script: outputFiles![0]!.text(),
    compatibilityDate: "2026-07-01",
    compatibilityFlags: ["nodejs_compat"],
  });
  try {
    const fetchSite = (url: string) => worker.dispatchFetch(url);
    const html = await textAt("/", fetchSite);
    assertStringIncludes(html, "<!--frsh:island:Counter:0:-->");
    assertStringIncludes(await textAt("/blog/x", fetchSite), "Post x");
    // On Workers the platform serves assets; what gets here is not one.
    const asset = await fetchSite("http://localhost/style.css");
    assertEquals(asset.status, 404);
    await asset.body?.cancel();
  } finally {
    await worker.dispose();
  }
});
