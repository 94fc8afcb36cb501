import { assertEquals, assertStringIncludes } from "@std/assert";
import { TestBrowser } from "../shared/sign_in/test_browser.ts";
import { verifyToken } from "../shared/contract/verify.ts";
import { USER_SCOPES } from "../shared/contract/scopes.ts";
import { SITE, startService } from "./test_service.ts";
import { buildSite } from "./ui/development.ts";

Deno.test("the service is healthy and ready while its store answers", async () => {
  await using service = await startService();
  const browser = new TestBrowser();
  assertEquals((await service.send(browser, "/healthz")).status, 200);
  assertEquals((await service.send(browser, "/readyz")).status, 200);

  service.deps.kv.get = () => Promise.reject(new Error("disk gone"));
  const response = await service.send(browser, "/readyz");
  assertEquals(response.status, 503);
  const { ok, checks: [store] } = await response.json();
  assertEquals([ok, store.name, store.status], [false, "store", "failed"]);
  assertEquals((await service.send(browser, "/healthz")).status, 200);
});

Deno.test("the published keys verify the service's tokens", async () => {
  await using service = await startService();
  const response = await service.send(
    new TestBrowser(),
    "/.well-known/jwks.json",
  );
  assertEquals(response.headers.get("cache-control"), "public, max-age=300");
  const { keys: [jwk] } = await response.json();
  const publicKey = await crypto.subtle.importKey(
    "jwk",
    jwk,
    { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
    false,
    ["verify"],
  );
  const user = { id: "usr_1", email: null, name: "田中 美咲" };
  const { mcpTokens, now } = service.deps;
  const { token } = await mcpTokens.turnToken(user, ["form:read"], "cnv_1");
  const { ok } = await verifyToken(token, {
    now: now(),
    issuerFor: (issuer) =>
      Promise.resolve({
        issuer,
        audience: "mcp-api.example.com",
        scopes: new Set(USER_SCOPES),
        keyFor: (kid) =>
          Promise.resolve(kid === jwk.kid ? publicKey : undefined),
      }),
  });
  assertEquals(ok, true);
});

Deno.test("every answer carries a request id and the security headers", async () => {
  await using service = await startService();
  const paths = ["/", "/healthz", "/api/me", "/api/nothing", "/auth/nothing"];
  for (const path of paths) {
    const response = await service.send(new TestBrowser(), path);
    await response.body?.cancel();
    const header = (name: string) => response.headers.get(name);
    assertEquals(header("x-content-type-options"), "nosniff", path);
    assertEquals(header("x-frame-options"), "DENY", path);
    assertEquals(header("referrer-policy"), "same-origin", path);
    assertEquals(header("x-request-id")?.length, 36, path);
  }
});

Deno.test("pages turn http into https only where browsers come by https", async () => {
  const pages = await buildSite();
  for (const url of [SITE, "https://chat.example.com"]) {
    await using service = await startService({ AI_SERVICE_URL: url }, pages);
    // By http in both cases: where TLS ends at a proxy, requests come like this.
    const { headers, body } = await service.send(new TestBrowser(), "/");
    await body?.cancel();
    const isHttps = url.startsWith("https:");
    const policy = headers.get("content-security-policy") ?? "";
    assertStringIncludes(policy, "default-src 'self'");
    assertEquals(policy.includes("upgrade-insecure-requests"), isHttps, url);
    assertEquals(headers.has("strict-transport-security"), isHttps, url);
  }
});

Deno.test("unknown API paths answer the error shape, others are the site's", async () => {
  await using service = await startService();
  for (const path of ["/api/nothing", "/auth/nothing"]) {
    const response = await service.send(new TestBrowser(), path);
    assertEquals(response.status, 404);
    const { code, requestId } = await response.json();
    assertEquals(code, "not_found");
    assertEquals(requestId, response.headers.get("x-request-id"));
  }
  const page = await service.send(new TestBrowser(), "/anything");
  assertEquals(await page.text(), "a page");
});

Deno.test("a failure says nothing about itself, and the log says what it was", async () => {
  await using service = await startService();
  const browser = new TestBrowser();
  browser.setCookie("ai_session", "A".repeat(43));
  service.deps.kv.get = () => Promise.reject(new Error("disk gone"));
  const response = await service.send(browser, "/api/me");
  assertEquals(response.status, 500);
  const { requestId, ...body } = await response.json();
  assertEquals(body, { error: "Internal error", code: "internal_error" });
  const failure = service.logged.find((line) => line.includes(requestId)) ?? "";
  assertStringIncludes(failure, "disk gone");
});
