import { assert, assertEquals, assertMatch } from "@std/assert";
import { buildTemporarily, builtPair } from "../server/temporary_build.ts";
import { Customer, Person } from "./person.ts";
import { assetsOf } from "./page_assets.ts";
import { startTestStack, type TestStack } from "./stack.ts";

/** Traces of a stack, of a file on the server, or of an address within. */
const INTERNAL =
  /\n\s+at |file:\/\/|\/(main|start)\.[jt]s|postgres:|ext:\w|\/tmp\//;

Deno.test("what was built serves pages, scripts and streams, and shows nothing of its inside", async (t) => {
  await using build = await buildTemporarily();
  await using stack = await startTestStack(builtPair(build.folder).env, {
    commands: builtPair(build.folder).commands,
  });
  const sites = [
    `${stack.aiServiceUrl}/`,
    await signInPage(`${stack.mcpServerUrl}/admin`),
  ];

  await t.step("pages are compressed", async () => {
    for (const url of sites) {
      for (const encoding of ["br", "gzip"]) {
        assertEquals(await encodingOf(url, encoding), encoding, url);
      }
    }
  });

  await t.step("a live view is not compressed, and tells at once", async () => {
    const hanako = new Customer(stack.aiServiceUrl);
    await hanako.signInWith("google", "hanako@example.com");
    const conversation = await hanako.newConversation();
    const response = await hanako.follow(conversation);
    assertEquals(response.headers.get("content-type"), "text/event-stream");
    assertEquals(response.headers.get("content-encoding"), null);
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    assert(value!.length > 0);
    await reader.cancel();
  });

  await t.step(
    "assets name their content, and may be kept for a year",
    async () => {
      for (const url of sites) {
        const assets = await assetsOf(url);
        assert(assets.length >= 3, `${assets}`);
        for (const asset of assets) {
          const response = await fetch(asset);
          await response.body?.cancel();
          assertEquals(response.status, 200, asset);
          const cache = response.headers.get("cache-control") ?? "";
          assertMatch(cache, /max-age=31536000, immutable/, asset);
        }
      }
    },
  );

  await t.step("source maps and the bundle are not served", async () => {
    for (const url of sites) {
      for (const file of ["main.js", "source_maps/main.js.map", "start.sh"]) {
        for (
          const path of [`/${file}`, `/..%2f${file}`, `/static/../${file}`]
        ) {
          const response = await fetch(new URL(path, url));
          await response.body?.cancel();
          assertEquals(response.status, 404, path);
        }
      }
    }
  });

  await t.step(
    "without its database the MCP server answers in sentences",
    async () => {
      const owner = new Person();
      const page = await owner.signIn(
        stack.mcpServerUrl,
        "google",
        "owner@example.com",
      );
      assertEquals(page.status, 200);
      await page.body?.cancel();
      const token = await stack.tokenFor("usr_1", ["booking:read"]);
      await stack.killDatabase();
      for (const text of await answersWithout(stack, owner, token)) {
        assert(!INTERNAL.test(text), text);
      }
    },
  );
});

/** Where a browser without a session ends. */
async function signInPage(url: string): Promise<string> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.url;
}

/** The answers' texts, each of which has to be an error's. */
async function answersWithout(
  { mcpServerUrl }: TestStack,
  owner: Person,
  token: string,
): Promise<string[]> {
  const authorized = { headers: { "Authorization": `Bearer ${token}` } };
  const post = { method: "POST", body: "{}", ...authorized };
  const responses = await Promise.all([
    owner.get(`${mcpServerUrl}/admin`),
    fetch(`${mcpServerUrl}/readyz`),
    fetch(`${mcpServerUrl}/mcp/tools/booking/list`, post),
  ]);
  return await Promise.all(responses.map(async (response) => {
    assert(response.status >= 500, `${response.url} ${response.status}`);
    return await response.text();
  }));
}

/** The encoding of the answer; `fetch` would decode it, and hide which it was. */
async function encodingOf(
  url: string,
  encoding: string,
): Promise<string | undefined> {
  const { hostname, port, pathname } = new URL(url);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const head = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Accept-Encoding: ${encoding}`,
    "Connection: close",
  ];
  await connection.write(
    new TextEncoder().encode(`${head.join("\r\n")}\r\n\r\n`),
  );
  const bytes = new Uint8Array(8192);
  const length = await connection.read(bytes) ?? 0;
  const text = new TextDecoder().decode(bytes.subarray(0, length));
  return text.match(/^content-encoding: (\S+)/im)?.[1];
}
