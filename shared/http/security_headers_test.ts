import { assert, assertEquals } from "@std/assert";
import { Hono } from "hono";
import { securityHeaders } from "./security_headers.ts";

const POLICY =
  "default-src 'self'; upgrade-insecure-requests; frame-ancestors 'none'";

/** The response headers of a page, for a service with that public URL. */
async function headersOf(
  publicUrl: string,
  request: Record<string, string> = {},
): Promise<Headers> {
  const app = new Hono().use(securityHeaders(publicUrl))
    .get("/", (c) => c.html("", 200, { "Content-Security-Policy": POLICY }));
  const response = await app.request("/", { headers: request });
  await response.body?.cancel();
  return response.headers;
}

Deno.test("a service with an https URL sends HSTS, also behind a proxy that uses http", async () => {
  const headers = await headersOf("https://shop.example.com");
  assertEquals(
    headers.get("Strict-Transport-Security"),
    "max-age=31536000; includeSubDomains",
  );
  assertEquals(headers.get("Content-Security-Policy"), POLICY);
});

Deno.test("a service with an http URL sends no HSTS and no upgrade, and keeps the rest of the policy", async () => {
  const headers = await headersOf("http://localhost:8787", {
    "X-Forwarded-Proto": "https",
  });
  assert(!headers.has("Strict-Transport-Security"));
  assertEquals(
    headers.get("Content-Security-Policy"),
    "default-src 'self'; frame-ancestors 'none'",
  );
  assertEquals(headers.get("X-Frame-Options"), "DENY");
});

Deno.test("a response without a policy gets none", async () => {
  const app = new Hono().use(securityHeaders("http://localhost:8787"))
    .get("/", (c) => c.text(""));
  const { headers } = await app.request("/");
  assert(!headers.has("Content-Security-Policy"));
  assertEquals(headers.get("X-Content-Type-Options"), "nosniff");
});
