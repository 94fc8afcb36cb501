import { assert, assertEquals, assertThrows } from "@std/assert";
import { readAccess, readEnv } from "./env.ts";

const PEM = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----";

const COMPLETE = {
  MCP_SERVER_URL: "https://mcp.example.com/",
  MCP_AUDIENCE: "mcp-api.example.com",
  AI_SERVICE_ISSUER: "ai-service.example.com",
  AI_SERVICE_PUBLIC_KEY: PEM,
  DATABASE_URL: "postgres://server:hunter2@localhost/madoguchi",
  MCP_GOOGLE_CLIENT_ID: "client",
  MCP_GOOGLE_CLIENT_SECRET: "hunter3",
};

Deno.test("readEnv reads a complete environment and fills in the defaults", () => {
  const env = readEnv(COMPLETE);
  assertEquals(env.serverUrl, "https://mcp.example.com");
  assertEquals(env.port, 8788);
  assertEquals(env.timeZone, "Asia/Tokyo");
  assertEquals(env.allowedOrigins, []);
  assertEquals(env.admin, { emails: [], domain: undefined });
  assertEquals(env.google.issuer, undefined);
  assertEquals(env.rateLimit, { perMinute: 120, burst: 60 });
});

Deno.test("readEnv reads rate limits, and refuses values that allow no call", () => {
  const limits = { RATE_LIMIT_PER_MINUTE: "600", RATE_LIMIT_BURST: "1" };
  const { rateLimit } = readEnv({ ...COMPLETE, ...limits });
  assertEquals(rateLimit, { perMinute: 600, burst: 1 });
  for (const name of Object.keys(limits)) {
    for (const value of ["0", "-1", "1.5", "many", "Infinity"]) {
      assertThrows(() => readEnv({ ...COMPLETE, [name]: value }), TypeError);
    }
  }
});

Deno.test("readEnv reads how many connections the database gives, two at least", () => {
  assertEquals(readEnv(COMPLETE).databasePoolSize, 20);
  const sized = { ...COMPLETE, DATABASE_POOL_SIZE: "5" };
  assertEquals(readEnv(sized).databasePoolSize, 5);
  for (const value of ["1", "0", "2.5", "many"]) {
    const variables = { ...COMPLETE, DATABASE_POOL_SIZE: value };
    assertThrows(() => readEnv(variables), TypeError, "DATABASE_POOL_SIZE");
  }
});

Deno.test("readEnv splits lists and several keys, also with \\n in place of line ends", () => {
  const env = readEnv({
    ...COMPLETE,
    AI_SERVICE_PUBLIC_KEY: `${PEM}\n${PEM}`.replaceAll("\n", "\\n"),
    MCP_ADMIN_EMAILS: "owner@example.com, second@example.com,",
    ALLOWED_ORIGINS: "https://shop.example.com,http://localhost:3000",
  });
  assertEquals(env.aiService.publicKeys, [PEM, PEM]);
  assertEquals(env.admin.emails, ["owner@example.com", "second@example.com"]);
  assertEquals(env.allowedOrigins, [
    "https://shop.example.com",
    "http://localhost:3000",
  ]);
});

Deno.test("readEnv refuses a key that is cut off, also beside a whole one", () => {
  const [cut] = PEM.split("-----END");
  for (const keys of [cut, `${PEM}\n${cut}`, `${cut}\n${PEM}`]) {
    assertThrows(
      () => readEnv({ ...COMPLETE, AI_SERVICE_PUBLIC_KEY: keys }),
      TypeError,
      "AI_SERVICE_PUBLIC_KEY must hold whole public keys",
    );
  }
});

Deno.test("readEnv names every missing variable in one sentence", () => {
  const error = assertThrows(
    () => readEnv({ ...COMPLETE, DATABASE_URL: undefined, MCP_AUDIENCE: " " }),
    TypeError,
  );
  assertEquals(
    error.message,
    "Cannot read the environment: MCP_AUDIENCE, DATABASE_URL not set",
  );
});

Deno.test("readEnv names a malformed variable, and never shows its value", () => {
  const wrong = {
    MCP_SERVER_URL: "http://mcp.example.com",
    AI_SERVICE_PUBLIC_KEY: "hunter4",
    DATABASE_URL: "mysql://root:hunter2@localhost/x",
    GOOGLE_ISSUER: "http://accounts.evil.example",
    ALLOWED_ORIGINS: "*",
    BUSINESS_TIME_ZONE: "Mars/Olympus",
    MCP_SERVER_PORT: "hunter5",
  };
  for (const [name, value] of Object.entries(wrong)) {
    const { message } = assertThrows(
      () => readEnv({ ...COMPLETE, [name]: value }),
      TypeError,
    );
    assert(message.includes(name), message);
    assert(!message.includes("hunter"), message);
  }
});

Deno.test("a credential that no request can carry is named, with the place", () => {
  for (
    const name of [
      "MCP_GOOGLE_CLIENT_ID",
      "MCP_GOOGLE_CLIENT_SECRET",
      "RESEND_API_KEY",
      "METRICS_TOKEN",
      "AI_SERVICE_ISSUER",
      "MCP_AUDIENCE",
    ]
  ) {
    const variables = {
      ...COMPLETE,
      RESEND_API_KEY: "re_1",
      MAIL_FROM: "shop@example.com",
      [name]: "a\nsecret-16-characters",
    };
    assertEquals(
      assertThrows(() => readEnv(variables), TypeError).message,
      `Cannot read the environment: ${name} contains a character that cannot be sent (position 2)`,
    );
  }
});

Deno.test("an entry that is no address, and a bad domain, are refused before anything is written, and told without their values", () => {
  const wrong = {
    MCP_ADMIN_EMAILS: [
      ["owner@example.com, bad", "entry 2"],
      ["bad", "entry 1"],
      ["a@example.com;b@example.com", "entry 1"],
      ["ＫＥＮ@example.com", "entry 1"],
    ],
    MCP_ADMIN_DOMAIN: [
      ["bad", "one domain"],
      ["@example.com", "one domain"],
      ["https://example.com", "one domain"],
      ["a.example, b.example", "one domain"],
    ],
  };
  for (const [name, cases] of Object.entries(wrong)) {
    for (const [value, said] of cases as [string, string][]) {
      const variables = { ...COMPLETE, [name]: value };
      for (const read of [readAccess, readEnv]) {
        const error = assertThrows(() => read(variables), TypeError, said);
        assert(error.message.includes(name));
        assert(!error.message.includes(value));
      }
    }
  }
});

Deno.test("a list that is not set stays as it is, and an empty one admits nobody", () => {
  assertEquals(readAccess({}).allowed, {});
  const empty = { MCP_ADMIN_EMAILS: "", MCP_ADMIN_DOMAIN: " " };
  assertEquals(readAccess(empty).allowed, { emails: [], domain: "" });
});
