// deno-lint-ignore-file react-no-danger -- Preact has no other inline script
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { App, csp, csrf } from "../mod.ts";

Deno.test("csp sets a policy whose directives can be replaced and added to", async () => {
  const app = new App()
    .use(csp({ csp: ["img-src *", "frame-src 'none'"], reportTo: "/reports" }))
    .get("/", () => new Response("ok"));
  const response = await app.handler()(new Request("http://localhost/"));
  const policy = response.headers.get("content-security-policy")!.split("; ");
  assert(policy.includes("default-src 'self'"));
  assertEquals(policy.filter((line) => line.startsWith("img-src")), [
    "img-src *",
  ]);
  assert(policy.includes("frame-src 'none'"));
  assert(policy.includes("report-uri /reports"));
});

Deno.test("csp can only report", async () => {
  const app = new App().use(csp({ reportOnly: true }))
    .get("/", () => new Response("ok"));
  const { headers } = await app.handler()(new Request("http://localhost/"));
  assert(headers.has("content-security-policy-report-only"));
  assert(!headers.has("content-security-policy"));
});

Deno.test("csp with a nonce allows the page's own inline scripts and styles, anew for each answer", async () => {
  const app = new App().use(csp({ useNonce: true })).get(
    "/",
    (ctx) =>
      ctx.render(
        <div>
          <style>{"p { color: red }"}</style>
          <script dangerouslySetInnerHTML={{ __html: "1" }} />
        </div>,
      ),
  );
  const handler = app.handler();
  const nonces = new Set<string>();
  for (let i = 0; i < 2; i++) {
    const response = await handler(new Request("http://localhost/"));
    const policy = response.headers.get("content-security-policy")!;
    const nonce = policy.match(/script-src 'self' 'nonce-(\w+)'/)![1]!;
    const html = await response.text();
    assertStringIncludes(html, `<style nonce="${nonce}">`);
    assertStringIncludes(html, `<script nonce="${nonce}">`);
    assert(!policy.includes("unsafe-inline"));
    nonces.add(nonce);
  }
  assertEquals(nonces.size, 2);
});

Deno.test("csrf refuses what another site makes the browser send", async () => {
  const handler = new App()
    .use(csrf())
    .all("/", () => new Response("ok")).handler();
  const statusOf = async (method: string, headers: Record<string, string>) =>
    (await handler(new Request("http://localhost/", { method, headers })))
      .status;
  assertEquals(await statusOf("GET", { "sec-fetch-site": "cross-site" }), 200);
  assertEquals(
    await statusOf("POST", { "sec-fetch-site": "same-origin" }),
    200,
  );
  assertEquals(await statusOf("POST", { "sec-fetch-site": "cross-site" }), 403);
  assertEquals(await statusOf("POST", { "sec-fetch-site": "same-site" }), 403);
  assertEquals(await statusOf("POST", { origin: "http://localhost" }), 200);
  assertEquals(await statusOf("POST", { origin: "http://evil.example" }), 403);
  assertEquals(await statusOf("POST", {}), 200);
});

Deno.test("csrf lets through the origins it is told", async () => {
  const handler = new App()
    .use(csrf({ origin: ["https://partner.example"] }))
    .post("/", () => new Response("ok")).handler();
  const post = (origin: string) =>
    handler(
      new Request("http://localhost/", { method: "POST", headers: { origin } }),
    );
  assertEquals((await post("https://partner.example")).status, 200);
  assertEquals((await post("http://localhost")).status, 403);
});
