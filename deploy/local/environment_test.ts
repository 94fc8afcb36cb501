import { assertEquals, assertMatch, assertThrows } from "@std/assert";
import {
  aiServiceEnvironment,
  localClients,
  mcpServerEnvironment,
  serviceUrls,
  type Variables,
} from "./environment.ts";
import { readPorts } from "./ports.ts";
import { StartError } from "./start_error.ts";

Deno.test("without variables both services are clients of the local provider", () => {
  const { ai, mcp } = environments({});
  assertEquals(ai.AI_SERVICE_URL, "http://localhost:8787");
  assertEquals(ai.GOOGLE_ISSUER, "http://localhost:8789/google");
  assertEquals(ai.LINE_ISSUER, "http://localhost:8789/line");
  assertEquals(mcp.GOOGLE_ISSUER, "http://localhost:8789/google");
  assertEquals(mcp.MCP_ADMIN_EMAILS, "owner@example.com");
  assertEquals(ai.MCP_AUDIENCE, mcp.MCP_AUDIENCE);
  assertEquals(ai.AI_SERVICE_ISSUER, mcp.AI_SERVICE_ISSUER);
});

Deno.test("real credentials replace one local sign-in and not the others", () => {
  const { ai, mcp, clients } = environments({
    GOOGLE_CLIENT_ID: "real-id",
    GOOGLE_CLIENT_SECRET: "real-secret",
  });
  assertEquals(clients.google, undefined);
  assertEquals(ai.GOOGLE_CLIENT_ID, "real-id");
  assertEquals(ai.GOOGLE_ISSUER, undefined);
  assertEquals(ai.LINE_ISSUER, "http://localhost:8789/line");
  assertEquals(mcp.GOOGLE_ISSUER, "http://localhost:8789/google");
});

Deno.test("keys, model and admins are taken from the environment if set", () => {
  const { ai, mcp } = environments({
    AI_SERVICE_PRIVATE_KEY: "private",
    AI_SERVICE_PUBLIC_KEY: "public",
    AI_MODEL: "openai:some-model",
    MCP_ADMIN_EMAILS: "me@example.org",
    AI_SERVICE_ISSUER: "ai-service.example.com",
  });
  assertEquals(ai.AI_SERVICE_PRIVATE_KEY, "private");
  assertEquals(mcp.AI_SERVICE_PUBLIC_KEY, "public");
  assertEquals(ai.AI_MODEL, "openai:some-model");
  assertEquals(mcp.MCP_ADMIN_EMAILS, "me@example.org");
  assertEquals(mcp.AI_SERVICE_ISSUER, "ai-service.example.com");
});

Deno.test("neither service gets the other's secrets", () => {
  const { ai, mcp, clients } = environments({
    AI_SERVICE_PRIVATE_KEY: "private",
  });
  assertEquals(ai.DATABASE_URL, undefined);
  assertEquals(ai.MCP_GOOGLE_CLIENT_SECRET, undefined);
  assertEquals(mcp.AI_SERVICE_PRIVATE_KEY, undefined);
  assertEquals(mcp.LINE_CHANNEL_SECRET, undefined);
  assertEquals(
    Object.values(mcp).includes(clients.google?.clientSecret),
    false,
  );
});

Deno.test("ports are set by their variables, and a malformed one is named", () => {
  const ports = readPorts({ AI_SERVICE_PORT: "9000", IDP_PORT: "" });
  assertEquals(ports, {
    aiService: 9000,
    mcpServer: 8788,
    idp: 8789,
    stripe: 8790,
    line: 8791,
    mailbox: 8792,
    postgres: 54329,
  });
  assertThrows(
    () => readPorts({ POSTGRES_PORT: "70000" }),
    StartError,
    "POSTGRES_PORT",
  );
});

Deno.test("two parts with one port are refused, also where one of them has its default", () => {
  const cases: [Variables, RegExp][] = [
    [
      { AI_SERVICE_PORT: "9000", MCP_SERVER_PORT: "9000" },
      /^Cannot start: AI_SERVICE_PORT and MCP_SERVER_PORT are both 9000\. .*$/,
    ],
    [
      { MCP_SERVER_PORT: "8789" },
      /^Cannot start: MCP_SERVER_PORT and IDP_PORT are both 8789\. .*$/,
    ],
    [
      { MAILBOX_PORT: "7000", POSTGRES_PORT: "7000" },
      /^Cannot start: MAILBOX_PORT and POSTGRES_PORT are both 7000\. .*$/,
    ],
  ];
  for (const [variables, sentence] of cases) {
    const { message } = assertThrows(() => readPorts(variables), StartError);
    assertMatch(message, sentence);
  }
});

Deno.test("a malformed port is named, and its value not shown", () => {
  assertEquals(
    assertThrows(() => readPorts({ IDP_PORT: "hunter2" }), StartError).message,
    "Cannot start: IDP_PORT must be a port number from 1 to 65535.",
  );
});

Deno.test("a bare slash at the end of a service's URL changes nothing", () => {
  const { clients } = environments({ AI_SERVICE_URL: "https://x.example/" });
  assertEquals(clients.google?.redirectUris, [
    "https://x.example/auth/callback/google",
  ]);
});

Deno.test("the local Stripe is the AI service's alone, and a real key replaces it", () => {
  const { ai, mcp } = environments({});
  assertEquals(ai.STRIPE_API_URL, "http://localhost:8790");
  assertEquals(ai.STRIPE_SECRET_KEY, "sk_test_local");
  const real = environments({
    STRIPE_SECRET_KEY: "sk_test_real",
    STRIPE_WEBHOOK_SECRET: "whsec_real",
  });
  assertEquals(real.ai.STRIPE_SECRET_KEY, "sk_test_real");
  assertEquals(real.ai.STRIPE_API_URL, undefined);
  for (const { STRIPE_SECRET_KEY } of [mcp, real.mcp]) {
    assertEquals(STRIPE_SECRET_KEY, undefined);
  }
});

Deno.test("the local LINE is the AI service's alone, the mailbox is for both, and real keys replace each", () => {
  const { ai, mcp } = environments({});
  assertEquals(ai.LINE_API_BASE_URL, "http://localhost:8791");
  assertEquals(mcp.LINE_MESSAGING_TOKEN, undefined);
  for (const { RESEND_BASE_URL } of [ai, mcp]) {
    assertEquals(RESEND_BASE_URL, "http://localhost:8792");
  }
  const real = environments({
    LINE_MESSAGING_TOKEN: "real token",
    LINE_MESSAGING_SECRET: "real secret",
    RESEND_API_KEY: "re_real",
    MAIL_FROM: "shop@example.org",
  });
  assertEquals(real.ai.LINE_MESSAGING_TOKEN, "real token");
  assertEquals(real.ai.LINE_API_BASE_URL, undefined);
  assertEquals(real.mcp.LINE_MESSAGING_TOKEN, undefined);
  for (const { RESEND_API_KEY, RESEND_BASE_URL } of [real.ai, real.mcp]) {
    assertEquals([RESEND_API_KEY, RESEND_BASE_URL], ["re_real", undefined]);
  }
});

function environments(variables: Variables) {
  const ports = readPorts(variables);
  const urls = serviceUrls(variables, ports);
  const clients = localClients(variables, urls);
  const parts = {
    stateFolder: "/state",
    ports,
    urls,
    clients,
    keys: { privateKey: "local private", publicKey: "local public" },
    idp: {
      googleIssuer: "http://localhost:8789/google",
      lineIssuer: "http://localhost:8789/line",
    },
    stripe: variables.STRIPE_SECRET_KEY ? undefined : {
      STRIPE_SECRET_KEY: "sk_test_local",
      STRIPE_WEBHOOK_SECRET: "whsec_local",
      STRIPE_API_URL: "http://localhost:8790",
    },
    line: variables.LINE_MESSAGING_TOKEN ? undefined : {
      LINE_MESSAGING_TOKEN: "local token",
      LINE_MESSAGING_SECRET: "local secret",
      LINE_API_BASE_URL: "http://localhost:8791",
    },
    mail: variables.RESEND_API_KEY ? undefined : {
      RESEND_API_KEY: "local key",
      RESEND_BASE_URL: "http://localhost:8792",
      MAIL_FROM: "shop@example.com",
    },
    databaseUrl: "postgres://local",
  };
  return {
    clients,
    ai: aiServiceEnvironment(variables, parts),
    mcp: mcpServerEnvironment(variables, parts),
  };
}
