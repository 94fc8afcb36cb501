import { assert, assertEquals } from "@std/assert";
import { TestBrowser } from "../../shared/sign_in/test_browser.ts";
import { signIn, SITE, startService } from "../test_service.ts";

const DELETE = { method: "DELETE", headers: { origin: SITE } };

Deno.test("deleting one's account answers at once, and ends every session", async () => {
  await using service = await startService();
  const browser = await signIn(service);
  const phone = await signIn(service);
  const before = await service.send(browser, "/api/me");
  const { user } = await before.json();

  const response = await service.send(browser, "/api/me", DELETE);
  assertEquals(response.status, 202);
  assertEquals(await response.json(), { status: "deleting" });
  for (const device of [browser, phone]) {
    const { status, body } = await service.send(device, "/api/me");
    await body?.cancel();
    assertEquals(status, 401);
  }
  const again = await service.send(phone, "/api/me", DELETE);
  await again.body?.cancel();
  assertEquals(again.status, 401);

  const anew = await service.send(await signIn(service), "/api/me");
  assert((await anew.json()).user.id !== user.id);
  await service.deps.worker.settled();
});

Deno.test("an account is only deleted by a page of this site", async () => {
  await using service = await startService();
  const browser = await signIn(service);
  const { status, body } = await service.send(browser, "/api/me", {
    method: "DELETE",
    headers: { origin: "https://elsewhere.example" },
  });
  await body?.cancel();
  assertEquals(status, 403);
  const me = await service.send(browser, "/api/me");
  await me.body?.cancel();
  assertEquals(me.status, 200);
});

Deno.test("a deletion can be planned while the shop does not answer", async () => {
  await using service = await startService({
    MCP_SERVER_URL: "http://localhost:9",
  });
  const browser = await signIn(service);
  const response = await service.send(browser, "/api/me/deletion");
  assertEquals(response.headers.get("cache-control"), "private, no-store");
  assertEquals(await response.json(), { isComplete: false, items: [] });
});

Deno.test("exports are files to keep, of one's own conversations only", async () => {
  await using service = await startService();
  const hanako = await signIn(service);
  const ken = await signIn(service, { hint: "ken@example.com" });
  const created = await service.send(hanako, "/api/conversations", {
    method: "POST",
    headers: { origin: SITE },
  });
  const { id } = await created.json();
  const path = `/api/conversations/${id}/export`;
  const files = {
    "/api/me/export": "madoguchi-account.json",
    [path]: "conversation.json",
    [`${path}?format=markdown`]: "conversation.md",
  };
  for (const [file, name] of Object.entries(files)) {
    const response = await service.send(hanako, file);
    await response.body?.cancel();
    assertEquals(response.status, 200);
    assertEquals(
      response.headers.get("content-disposition"),
      `attachment; filename="${name}"`,
    );
    assertEquals(response.headers.get("cache-control"), "private, no-store");
  }
  const cases = [
    [ken, path, 404],
    [hanako, `${path}?format=html`, 400],
    [new TestBrowser(), path, 401],
    [new TestBrowser(), "/api/me/export", 401],
    [new TestBrowser(), "/api/me/deletion", 401],
  ] as const;
  for (const [browser, file, status] of cases) {
    const response = await service.send(browser, file);
    await response.body?.cancel();
    assertEquals(response.status, status, file);
  }
});
