import { assertEquals, assertThrows } from "@std/assert";
import { readEnv } from "../env.ts";
import { VARIABLES } from "../test_service.ts";

const TEST_KEYS = {
  STRIPE_SECRET_KEY: "sk_test_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
};

function refusalOf(variables: Record<string, string>): string {
  const all = { ...VARIABLES, ...variables };
  return assertThrows(() => readEnv(all), TypeError).message;
}

Deno.test("without keys nothing is paid online", () => {
  assertEquals(readEnv(VARIABLES).payment, undefined);
});

Deno.test("keys alone are enough, and vouchers have to be asked for", () => {
  assertEquals(readEnv({ ...VARIABLES, ...TEST_KEYS }).payment, {
    secretKey: "sk_test_1",
    webhookSecret: "whsec_1",
    apiUrl: undefined,
    konbiniDays: 0,
  });
});

Deno.test("half of the keys is refused, and the other half named", () => {
  for (const [name, value] of Object.entries(TEST_KEYS)) {
    const [other] = Object.keys(TEST_KEYS).filter((each) => each !== name);
    assertEquals(
      refusalOf({ [name]: value }),
      `Cannot read the environment: ${other} not set`,
    );
  }
});

Deno.test("a live key on this machine is refused in one sentence", () => {
  const message =
    "Cannot read the environment: STRIPE_SECRET_KEY is a live key, which is never used on this machine";
  for (const key of ["sk_live_1", "rk_live_1"]) {
    const live = { ...TEST_KEYS, STRIPE_SECRET_KEY: key, STRIPE_LIVE: "1" };
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      const url = `http://${host}:8787`;
      assertEquals(refusalOf({ ...live, AI_SERVICE_URL: url }), message);
    }
    const real = { ...live, AI_SERVICE_URL: "https://chat.example.com" };
    assertEquals(readEnv({ ...VARIABLES, ...real }).payment?.secretKey, key);
  }
});

Deno.test("a test key where payments are live is refused in one sentence", () => {
  assertEquals(
    refusalOf({
      ...TEST_KEYS,
      STRIPE_LIVE: "1",
      AI_SERVICE_URL: "https://chat.example.com",
    }),
    "Cannot read the environment: STRIPE_LIVE is 1, but STRIPE_SECRET_KEY is no live key",
  );
});

Deno.test("another server in Stripe's place is https, or on this machine", () => {
  const message = refusalOf({
    ...TEST_KEYS,
    STRIPE_API_URL: "http://stripe.example.com",
  });
  assertEquals(message.includes("STRIPE_API_URL"), true, message);
});
