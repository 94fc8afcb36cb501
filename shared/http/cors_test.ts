import { assertEquals } from "@std/assert";
import { Hono } from "hono";
import { cors } from "./cors.ts";

const SHOP = "https://shop.example.com";
const app = new Hono().use(cors([SHOP])).post("/", (c) => c.text("done"));

async function headersFor(init: RequestInit) {
  const { headers } = await app.request("/", init);
  return {
    allowed: headers.get("Access-Control-Allow-Origin"),
    credentials: headers.get("Access-Control-Allow-Credentials"),
    vary: headers.get("Vary"),
  };
}

Deno.test("a listed origin is allowed, by name and without credentials", async () => {
  const allowed = { allowed: SHOP, credentials: null, vary: "Origin" };
  const headers = { Origin: SHOP };
  assertEquals(await headersFor({ method: "POST", headers }), allowed);
  const preflight = await app.request("/", {
    method: "OPTIONS",
    headers: { ...headers, "Access-Control-Request-Method": "POST" },
  });
  assertEquals(preflight.status, 204);
  assertEquals(preflight.headers.get("Access-Control-Allow-Origin"), SHOP);
});

Deno.test("a page of a listed origin can read the exposed headers", async () => {
  const headers = { Origin: SHOP };
  const answer = await app.request("/", { method: "POST", headers });
  assertEquals(
    answer.headers.get("Access-Control-Expose-Headers"),
    "Idempotent-Replayed,Retry-After,WWW-Authenticate,X-Request-Id",
  );
});

Deno.test("an origin that is not listed, or no origin, gets no CORS header", async () => {
  const nothing = { allowed: null, credentials: null, vary: "Origin" };
  for (const headers of [{}, { Origin: "https://evil.example" }]) {
    assertEquals(await headersFor({ method: "POST", headers }), nothing);
  }
});
