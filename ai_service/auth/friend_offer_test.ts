import { assertEquals } from "@std/assert";
import { TestBrowser } from "../../shared/sign_in/test_browser.ts";
import { startService } from "../test_service.ts";

/** Whether the sign-in asks the provider to offer the account as a friend. */
async function offerOf(provider: string, variables = {}) {
  await using service = await startService(variables);
  const path = `/auth/login/${provider}`;
  const response = await service.send(new TestBrowser(), path);
  const location = response.headers.get("location") ?? "";
  return new URL(location).searchParams.get("bot_prompt");
}

Deno.test("LINE offers the shop as a friend where messages are sent by LINE, and nobody else does", async () => {
  const messaging = {
    LINE_MESSAGING_TOKEN: "a-token",
    LINE_MESSAGING_SECRET: "a-secret",
  };
  assertEquals(await offerOf("line", messaging), "normal");
  assertEquals(await offerOf("line"), null);
  assertEquals(await offerOf("google", messaging), null);
});
