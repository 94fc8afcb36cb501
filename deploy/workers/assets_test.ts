import { assert, assertEquals } from "@std/assert";
import { assetsOf } from "../e2e/page_assets.ts";
import { Customer } from "../e2e/person.ts";
import { startTestStack } from "../e2e/stack.ts";
import { commandsOf } from "./commands.ts";
import { buildTemporarily } from "./temporary_build.ts";

const FOR_A_YEAR = "public, max-age=31536000, immutable";

Deno.test("in workerd browsers keep what a page names for a year, and get nothing else", async (t) => {
  await using build = await buildTemporarily();
  const { folder } = build;
  const commands = commandsOf({
    services: ["ai-service", "mcp-server"],
    folder,
  });
  await using stack = await startTestStack({}, { commands });
  const head = async (url: string | URL, headers: HeadersInit = {}) => {
    const response = await fetch(url, { headers });
    await response.body?.cancel();
    return response;
  };
  const cacheOf = async (url: string | URL) =>
    (await head(url)).headers.get("cache-control");
  const sites = [stack.aiServiceUrl, `${stack.mcpServerUrl}/admin/sign-in`];
  const hanako = new Customer(stack.aiServiceUrl);
  await hanako.signInWith("google", "hanako@example.com");
  const named = sites.map((url) => assetsOf(url, (page) => hanako.get(page)));
  const assets = (await Promise.all(named)).flat();

  await t.step("scripts, style sheets and the icon", async () => {
    assert(assets.some((url) => url.includes("/_fresh/js/")), `${assets}`);
    assert(assets.length >= 8, `${assets}`);
    for (const asset of assets) {
      const { status, headers } = await head(asset);
      assertEquals(status, 200, asset);
      assertEquals(headers.get("cache-control"), FOR_A_YEAR, asset);
      assertEquals(headers.get("x-content-type-options"), "nosniff", asset);
    }
  });

  await t.step(
    "a file of another build, or of none, is asked for again",
    async () => {
      const sheet = new URL(assets.find((url) => url.includes(".css"))!);
      for (const query of ["", `?__frsh_c=${"0".repeat(40)}`]) {
        sheet.search = query;
        const cache = await cacheOf(sheet);
        assertEquals(cache, "public, max-age=0, must-revalidate", sheet.href);
      }
      const { headers } = await head(sheet);
      const again = await head(sheet, {
        "If-None-Match": headers.get("etag")!,
      });
      assertEquals(again.status, 304);
    },
  );

  await t.step("pages are never kept", async () => {
    for (const site of sites) {
      assertEquals(await cacheOf(site), "private, no-store");
    }
  });

  await t.step(
    "the Worker's code and the platform's files are not served",
    async () => {
      for (
        const path of [
          "/_headers",
          "/worker.js",
          "/..%2fworker.js",
          "/none.css",
        ]
      ) {
        for (const site of sites) {
          assertEquals((await head(new URL(path, site))).status, 404, path);
        }
      }
    },
  );
});
