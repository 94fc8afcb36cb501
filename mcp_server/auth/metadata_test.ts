import { assertEquals } from "@std/assert";
import { callRest, request } from "../surfaces/test_calls.ts";
import { createTestApp, type TestApp } from "../test_app.ts";

const PATHS = [
  "/.well-known/oauth-protected-resource",
  "/.well-known/oauth-protected-resource/mcp",
];
const POINTER = ', resource_metadata="http://localhost:8788' +
  '/.well-known/oauth-protected-resource/mcp"';

async function get(app: TestApp, path: string, headers: HeadersInit = {}) {
  const url = new URL(path, "http://localhost:8788");
  const response = await app.fetch(new Request(url, { headers }));
  return { status: response.status, body: await response.json() };
}

async function publish({ database }: TestApp, metadataUrl: string) {
  await database
    .owner`update trusted_issuers set metadata_url = ${metadataUrl}`;
}

/** The challenges for no token, an invalid one and one without the scope. */
async function challenges(app: TestApp) {
  const narrow = await app.tokenFor("usr_1", ["form:read"]);
  const answers = [
    await request(app, "tools/list"),
    await callRest(app, "booking_list", {}),
    await callRest(app, "booking_list", { token: "wrong" }),
    await callRest(app, "booking_list", { token: narrow }),
    await request(app, "tools/call", { name: "booking_list" }, {
      token: narrow,
    }),
  ];
  return answers.map(({ status, headers }) => [
    status,
    headers.get("www-authenticate"),
  ]);
}

const BARE: [number, string][] = [
  [
    401,
    'Bearer realm="madoguchi", ' +
    'scope="booking:read product:read order:read form:read"',
  ],
  [401, 'Bearer realm="madoguchi", scope="booking:read"'],
  [
    401,
    'Bearer realm="madoguchi", error="invalid_token", error_description="Invalid token", scope="booking:read"',
  ],
  [
    403,
    'Bearer realm="madoguchi", error="insufficient_scope", error_description="Insufficient permissions", ' +
    'scope="booking:read"',
  ],
  [
    403,
    'Bearer realm="madoguchi", error="insufficient_scope", error_description="Insufficient permissions", ' +
    'scope="booking:read"',
  ],
];

Deno.test("without an issuer that publishes metadata there is none, and no challenge names it", async () => {
  await using app = await createTestApp();
  for (const path of PATHS) {
    const { status, body } = await get(app, path);
    assertEquals(status, 404);
    assertEquals(body.code, "not_found");
  }
  assertEquals(await challenges(app), BARE);
});

Deno.test("the metadata names the resource, its issuers and the scopes to request first", async () => {
  await using app = await createTestApp();
  await publish(
    app,
    "https://ai.example.com/.well-known/oauth-authorization-server/tenant",
  );
  const rest = {
    resource_name: "Madoguchi",
    authorization_servers: ["https://ai.example.com/tenant"],
    scopes_supported: [
      "booking:read",
      "product:read",
      "order:read",
      "form:read",
    ],
    bearer_methods_supported: ["header"],
  };
  // A client's Host and X-Forwarded-Host headers must not change the metadata.
  const headers = { "x-forwarded-host": "evil.test", "host": "evil.test" };
  const [whole, endpoint] = PATHS;
  assertEquals(await get(app, whole!, headers), {
    status: 200,
    body: { resource: "http://localhost:8788", ...rest },
  });
  assertEquals(await get(app, endpoint!, headers), {
    status: 200,
    body: { resource: "http://localhost:8788/mcp", ...rest },
  });
});

Deno.test("every challenge names the metadata once there is any", async () => {
  let time = Date.now();
  await using app = await createTestApp({ now: () => new Date(time) });
  assertEquals(await challenges(app), BARE);
  await publish(app, "https://ai.example.com/.well-known/openid-configuration");
  time += 5_000;
  assertEquals(
    await challenges(app),
    BARE.map(([status, challenge]) => [status, challenge + POINTER]),
  );
});

Deno.test("a disabled issuer is not in the metadata", async () => {
  await using app = await createTestApp();
  await publish(app, "https://ai.example.com/.well-known/openid-configuration");
  await app.database.owner`update trusted_issuers set enabled = false`;
  assertEquals((await get(app, PATHS[0]!)).status, 404);
});
