import { assertEquals, assertStringIncludes } from "@std/assert";
import { checkEnvironment } from "./check_environment.ts";
import type { System } from "./system.ts";

function paymentOf(ai: Record<string, string>) {
  const system = { ai, mcp: {} } as unknown as System;
  return checkEnvironment(system).find(({ name }) => name === "payment")!;
}

const SECRETS = {
  STRIPE_SECRET_KEY: "sk_test_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
};

Deno.test("what the service refuses of its payment configuration is a fault of it", () => {
  const refused: [Record<string, string>, string][] = [
    [{ STRIPE_SECRET_KEY: "sk_test_1" }, "STRIPE_WEBHOOK_SECRET not set"],
    [{ STRIPE_WEBHOOK_SECRET: "whsec_1" }, "STRIPE_SECRET_KEY not set"],
    [{ ...SECRETS, STRIPE_LIVE: "1" }, "no live key"],
    [{ ...SECRETS, STRIPE_WEBHOOK_SECRET: "pk_test_1" }, "no such secret"],
    [{
      ...SECRETS,
      STRIPE_SECRET_KEY: "sk_live_1",
      AI_SERVICE_URL: "http://localhost:8787",
    }, "never used on this machine"],
  ];
  for (const [variables, words] of refused) {
    const finding = paymentOf(variables);
    assertEquals(finding.status, "fault", words);
    assertStringIncludes(JSON.stringify(finding), words);
  }
  assertEquals(paymentOf(SECRETS).status, "well");
  assertEquals(paymentOf({}).status, "well");
});
