import { assertEquals, assertStringIncludes } from "@std/assert";
import { checkEnvironment } from "./check_environment.ts";
import type { System } from "./system.ts";

function noticesOf(ai: Record<string, string>) {
  const system = { ai, mcp: {} } as unknown as System;
  return checkEnvironment(system).find(({ name }) => name === "notices")!;
}

const LINE = {
  LINE_CHANNEL_ID: "1",
  LINE_MESSAGING_TOKEN: "a-token",
  LINE_MESSAGING_SECRET: "a-secret",
};
const MAIL = { RESEND_API_KEY: "re_1", MAIL_FROM: "shop@example.com" };

Deno.test("a channel that is configured by half, or that can reach nobody, is a fault of it", () => {
  const wrong: [Record<string, string>, string][] = [
    [{ ...LINE, LINE_MESSAGING_SECRET: "" }, "LINE_MESSAGING_SECRET not set"],
    [{ ...LINE, LINE_MESSAGING_TOKEN: "" }, "LINE_MESSAGING_TOKEN not set"],
    [{ ...LINE, LINE_CHANNEL_ID: "" }, "nobody signs in with LINE"],
    [{ ...MAIL, MAIL_FROM: "" }, "MAIL_FROM not set"],
    [{ ...MAIL, RESEND_API_KEY: " " }, "RESEND_API_KEY not set"],
  ];
  for (const [variables, words] of wrong) {
    const finding = noticesOf(variables);
    assertEquals(finding.status, "fault", words);
    assertStringIncludes(JSON.stringify(finding), words);
  }
});

Deno.test("the doctor names the channels that are used", () => {
  const found = (variables: Record<string, string>) =>
    JSON.stringify(noticesOf(variables));
  assertStringIncludes(found({ ...LINE, ...MAIL }), "sent by LINE and mail");
  assertStringIncludes(found(MAIL), "sent by mail");
  assertStringIncludes(found({}), "nobody is sent anything");
});
