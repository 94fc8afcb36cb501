import { assertEquals, assertThrows } from "@std/assert";
import { readEnv } from "./env.ts";
import { VARIABLES } from "./test_service.ts";

Deno.test("an environment with the required names is read, the rest has defaults", () => {
  const env = readEnv(VARIABLES);
  assertEquals(env.url, "http://localhost:8787");
  assertEquals(env.port, 8787);
  assertEquals(env.mcp, {
    url: "http://localhost:8788",
    audience: "mcp-api.example.com",
  });
  assertEquals(env.line?.clientId, "line-channel");
  assertEquals(env.google?.issuer, undefined);
  assertEquals(env.model, { provider: "offline" });
  assertEquals(env.kvPath, undefined);
  assertEquals(env.timeZone, "Asia/Tokyo");
  assertEquals(env.metricsToken, undefined);
});

Deno.test("limits have defaults, and none may be zero", () => {
  const env = readEnv({ ...VARIABLES, LIMIT_TURNS_PER_DAY: "7" });
  assertEquals(env.limits, {
    turnsPerMinute: 20,
    turnsPerDay: 7,
    tokensPerDay: 1_000_000,
    tokensPerTurn: 200_000,
    runningTurns: 3,
    conversations: 200,
    openStreams: 10,
  });
  assertEquals(env.answerLimits, { characters: 20_000, calls: 16 });
  assertEquals(env.modelTimeouts, {
    start: 120_000,
    silence: 60_000,
    slow: 10_000,
  });
  assertEquals(env.contextTokens, 32_000);
  assertEquals([env.signInLimit, env.trustedProxies], [30, 0]);
  for (
    const name of ["LIMIT_TOKENS_PER_DAY", "LIMIT_SIGN_INS_PER_10_MINUTES"]
  ) {
    const variables = { ...VARIABLES, [name]: "0" };
    const { message } = assertThrows(() => readEnv(variables), TypeError);
    assertEquals(message.includes(name), true, message);
  }
});

Deno.test("all missing names are told in one sentence", () => {
  const error = assertThrows(
    () => readEnv({ LINE_CHANNEL_ID: " " }),
    TypeError,
  );
  assertEquals(
    error.message,
    "Cannot read the environment: AI_SERVICE_URL, AI_SERVICE_ISSUER, " +
      "AI_SERVICE_PRIVATE_KEY, MCP_SERVER_URL, MCP_AUDIENCE not set; neither " +
      "GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET nor LINE_CHANNEL_ID and " +
      "LINE_CHANNEL_SECRET set",
  );
});

Deno.test("one provider is enough, but not half of one", () => {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, ...rest } = VARIABLES;
  const { LINE_CHANNEL_ID, LINE_CHANNEL_SECRET, ...neither } = rest;
  const google = { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET };
  const onlyGoogle = readEnv({ ...neither, ...google });
  assertEquals(onlyGoogle.google?.clientId, GOOGLE_CLIENT_ID);
  assertEquals(onlyGoogle.line, undefined);
  assertEquals(readEnv({ ...rest, GOOGLE_CLIENT_ID: " " }).google, undefined);
  for (const half of [{ LINE_CHANNEL_ID }, { LINE_CHANNEL_SECRET }]) {
    const [name] = Object.keys(half);
    const other = name === "LINE_CHANNEL_ID"
      ? "LINE_CHANNEL_SECRET"
      : "LINE_CHANNEL_ID";
    const { message } = assertThrows(
      () => readEnv({ ...neither, ...google, ...half }),
      TypeError,
    );
    assertEquals(message, `Cannot read the environment: ${other} not set`);
  }
});

Deno.test("a malformed value is named and not shown", () => {
  const wrong: Record<string, string> = {
    AI_SERVICE_URL: "http://shop.example.com",
    AI_SERVICE_PORT: "eighty",
    AI_SERVICE_PRIVATE_KEY: "not-a-key-but-a-secret",
    MCP_SERVER_URL: "not a url",
    GOOGLE_ISSUER: "http://idp.example.com",
    LINE_ISSUER: "http://idp.example.com",
    BUSINESS_TIME_ZONE: "Tokyo",
    METRICS_TOKEN: "too-short",
    AI_MODEL: "openai:",
  };
  for (const [name, value] of Object.entries(wrong)) {
    const variables = { ...VARIABLES, [name]: value };
    const { message } = assertThrows(() => readEnv(variables), TypeError);
    assertEquals(message.includes(name), true, message);
    if (/KEY|TOKEN/.test(name)) assertEquals(message.includes(value), false);
  }
});

Deno.test("a credential that no request can carry is named, with the place", () => {
  const names = [
    "GOOGLE_CLIENT_ID",
    "GOOGLE_CLIENT_SECRET",
    "LINE_CHANNEL_ID",
    "LINE_CHANNEL_SECRET",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "LINE_MESSAGING_TOKEN",
    "LINE_MESSAGING_SECRET",
    "RESEND_API_KEY",
    "OPENAI_API_KEY",
    "ANTHROPIC_API_KEY",
    "METRICS_TOKEN",
    "AI_SERVICE_ISSUER",
    "MCP_AUDIENCE",
  ];
  const others = {
    STRIPE_SECRET_KEY: "sk_test_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    LINE_MESSAGING_TOKEN: "token",
    LINE_MESSAGING_SECRET: "secret",
    RESEND_API_KEY: "re_1",
    MAIL_FROM: "shop@example.com",
  };
  for (const name of names) {
    const variables = {
      ...VARIABLES,
      ...others,
      [name]: "a\u200bsecret-16-long",
    };
    assertEquals(
      assertThrows(() => readEnv(variables), TypeError).message,
      `Cannot read the environment: ${name} contains a character that cannot be sent (position 2)`,
    );
  }
});

Deno.test("addresses that would be cut off are refused", () => {
  const wrong = {
    AI_SERVICE_URL: "https://x.example/path?x#y",
    MCP_SERVER_URL: "https://x.example/mcp",
    STRIPE_API_URL: "https://x.example/stripe",
    LINE_API_BASE_URL: "https://x.example/line",
  };
  for (const [name, value] of Object.entries(wrong)) {
    assertThrows(
      () => readEnv({ ...VARIABLES, [name]: value }),
      TypeError,
      name,
    );
  }
  const slash = { ...VARIABLES, AI_SERVICE_URL: "https://x.example/" };
  assertEquals(readEnv(slash).url, "https://x.example");
});

Deno.test("a private key may be written in one line", () => {
  const key = VARIABLES.AI_SERVICE_PRIVATE_KEY ?? "";
  const oneLine = key.replaceAll("\n", "\\n");
  const env = readEnv({ ...VARIABLES, AI_SERVICE_PRIVATE_KEY: oneLine });
  assertEquals(env.privateKey, key.trim());
});
