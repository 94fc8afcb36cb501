import { assertEquals } from "@std/assert";
import { Hono } from "hono";
import { SessionCookie } from "./session_cookie.ts";

const OPTIONS = { name: "test_session", lifetimeMs: 60_000 };

Deno.test("over https a session cookie is Secure and bound to the host", async () => {
  assertEquals(
    await setCookieOf("https://shop.example.com"),
    "__Host-test_session=abc; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax",
  );
});

Deno.test("on http://localhost a session cookie has no prefix", async () => {
  assertEquals(
    await setCookieOf("http://localhost:8787"),
    "test_session=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax",
  );
});

Deno.test("over https a session cookie without the prefix is ignored", async () => {
  const cookie = new SessionCookie("https://shop.example.com", OPTIONS);
  const app = new Hono().get("/", (c) => c.json(cookie.read(c) ?? null));
  async function read(header: string) {
    const answer = await app.request("/", { headers: { Cookie: header } });
    return await answer.json();
  }
  assertEquals(await read("test_session=abc"), null);
  assertEquals(await read("__Host-test_session=abc"), "abc");
});

async function setCookieOf(site: string): Promise<string | null> {
  const cookie = new SessionCookie(site, OPTIONS);
  const app = new Hono().get("/", (c) => {
    cookie.write(c, "abc");
    return c.body(null);
  });
  return (await app.request("/")).headers.get("Set-Cookie");
}
