import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  signIn,
  SITE,
  startService,
  type TestService,
} from "./test_service.ts";
import type { TestBrowser } from "../shared/sign_in/test_browser.ts";
import { buildSite } from "./ui/development.ts";
import { en } from "./ui/locales/en.ts";

const pages = await buildSite();

/** Headers that every page has. */
const PAGE_HEADERS = [
  "cache-control",
  "content-security-policy",
  "content-type",
  "cross-origin-opener-policy",
  "referrer-policy",
  "x-content-type-options",
  "x-frame-options",
];

async function readPage(
  service: TestService,
  browser: TestBrowser,
  path: string,
) {
  const headers = { "accept-language": "en" };
  const response = await service.send(browser, path, { headers });
  const html = await response.text();
  const values = PAGE_HEADERS.map((name) => response.headers.get(name));
  // Each page with a script has a nonce of its own.
  const policy = values.map((value) =>
    value?.replaceAll(/'(nonce-[^']*|unsafe-inline)'/g, "")
      .replaceAll(/ +(?=;|$)/g, "")
  );
  return { status: response.status, html, headers: policy };
}

async function createConversation(service: TestService, browser: TestBrowser) {
  const response = await service.send(browser, "/api/conversations", {
    method: "POST",
    headers: { origin: SITE },
  });
  const { id } = await response.json();
  return `/c/${id}`;
}

Deno.test("a conversation that is malformed, unknown, deleted or another user's is the 404 page, and nothing is logged as an error", async () => {
  await using service = await startService({}, pages);
  const hanako = await signIn(service);
  const ken = await signIn(service, { hint: "ken@example.com" });
  const own = await createConversation(service, hanako);
  const foreign = await createConversation(service, ken);
  const deleted = await createConversation(service, hanako);
  await service.send(hanako, `/api/conversations/${deleted.slice(3)}`, {
    method: "DELETE",
    headers: { origin: SITE },
  });
  const { headers } = await readPage(service, hanako, own);
  service.logged.length = 0;
  const unknown = ["/c/x", "/c/%00", `/c/${"x".repeat(3000)}`, "/nothing"];
  for (const path of [...unknown, deleted, foreign]) {
    const page = await readPage(service, hanako, path);
    assertEquals([path, page.status], [path, 404]);
    assertStringIncludes(page.html, en.errors.notFoundTitle);
    assertEquals(page.headers, headers, path);
  }
  const failures = service.logged.filter((line) =>
    /"level":"error"/.test(line)
  );
  assertEquals(failures, []);
});

Deno.test("the page of an unexpected error has the headers of every page, and hides the cause", async () => {
  await using service = await startService({}, pages);
  const browser = await signIn(service);
  const { headers } = await readPage(service, browser, "/");
  const { kv } = service.deps;
  kv.list = () => {
    throw new Error("disk gone");
  };
  const page = await readPage(service, browser, "/");
  assertEquals(page.status, 500);
  assertStringIncludes(page.html, en.errors.title);
  assert(!page.html.includes("disk gone"));
  assertEquals(page.headers, headers);
  const logged = service.logged.find((line) => line.includes("page_failed"));
  assertStringIncludes(logged ?? "", "disk gone");
});
