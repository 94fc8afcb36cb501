import { assert, assertEquals } from "@std/assert";
import type { ServiceScope } from "../../shared/contract/scopes.ts";
import { trust } from "../../shared/contract/test_issuer.ts";
import { verifyToken } from "../../shared/contract/verify.ts";
import {
  signIn,
  SITE,
  startService,
  type TestService,
} from "../test_service.ts";

const SAME_ORIGIN = { method: "POST", headers: { origin: SITE } };

/** A request that the MCP server received. */
interface Asked {
  path: string;
  token: string;
  body: Record<string, string>;
}

/** A stand-in for the MCP server that records its requests. */
function listen(status = 200) {
  const asked: Asked[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const token = request.headers.get("authorization") ?? "";
      const path = new URL(request.url).pathname;
      asked.push({ path, token, body: await request.json() });
      return Response.json({}, { status });
    },
  );
  return {
    asked,
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

async function userIdOf(
  service: TestService,
  browser: Parameters<
    TestService["send"]
  >[0],
): Promise<string> {
  return (await (await service.send(browser, "/api/me")).json()).user.id;
}

/** Issues tokens for a turn; resolves to their ids. */
async function issue({ deps }: TestService, userId: string, count: number) {
  const user = { id: userId, email: null, name: "花子" };
  const minted = await Promise.all(
    Array.from(
      { length: count },
      () => deps.mcpTokens.turnToken(user, ["booking:read"], "cnv_1"),
    ),
  );
  return minted.map(({ jti }) => jti);
}

async function assertServiceToken(
  { deps }: TestService,
  authorization: string,
  scopes: ServiceScope[],
) {
  const { issuer, mcp: { audience } } = deps.env;
  const trusted = await trust(deps.signingKey, { issuer, audience });
  const verified = await verifyToken(authorization.replace("Bearer ", ""), {
    issuerFor: () => Promise.resolve(trusted),
    now: new Date(),
  });
  assert(verified.ok && verified.token.kind === "service");
  assertEquals(verified.token.scopes, scopes);
}

Deno.test("logging out revokes the tokens that are alive, each by its id", async () => {
  await using mcp = listen();
  await using service = await startService({ MCP_SERVER_URL: mcp.url });
  const browser = await signIn(service);
  const other = await signIn(service, { hint: "ken@example.com" });
  const jtis = await issue(service, await userIdOf(service, browser), 2);
  await issue(service, await userIdOf(service, other), 1);

  const response = await service.send(browser, "/auth/logout", SAME_ORIGIN);
  assertEquals(response.status, 303);
  assertEquals(
    mcp.asked.map(({ body }) => body.jti).sort(),
    jtis.sort(),
  );
  for (const { path, token } of mcp.asked) {
    assertEquals(path, "/mcp/tools/token/revoke");
    await assertServiceToken(service, token, ["token:revoke"]);
  }
});

Deno.test("logging out without a live token asks nobody", async () => {
  await using mcp = listen();
  await using service = await startService({ MCP_SERVER_URL: mcp.url });
  const browser = await signIn(service);
  await service.send(browser, "/auth/logout", SAME_ORIGIN);
  assertEquals(mcp.asked, []);
});

Deno.test("logging out everywhere revokes whatever that customer was issued", async () => {
  await using mcp = listen();
  await using service = await startService({ MCP_SERVER_URL: mcp.url });
  const browser = await signIn(service);
  const userId = await userIdOf(service, browser);
  const before = new Date();
  await service.send(browser, "/auth/logout/all", SAME_ORIGIN);
  const [{ path, token, body } = { path: "", token: "", body: {} }] = mcp.asked;
  assertEquals(mcp.asked.length, 1);
  assertEquals(path, "/mcp/tools/token/revoke");
  const { issuedBefore = "", ...rest } = body;
  assertEquals(rest, { userId });
  assert(new Date(issuedBefore) >= before);
  await assertServiceToken(service, token, ["token:revoke"]);
});

Deno.test("where the MCP server cannot revoke, one is logged out and the log tells", async (t) => {
  await using refusing = listen(503);
  const gone = listen();
  await gone[Symbol.asyncDispose]();
  for (const [name, { url }] of Object.entries({ refusing, gone })) {
    await t.step(name, async () => {
      await using service = await startService({ MCP_SERVER_URL: url });
      const browser = await signIn(service);
      const all = await service.send(browser, "/auth/logout/all", SAME_ORIGIN);
      assertEquals(all.status, 303);
      const me = await service.send(browser, "/api/me");
      assertEquals(me.status, 401);
      await me.body?.cancel();
      const lines = service.logged.join("\n");
      assert(lines.includes("mcp_tokens_not_revoked"));
      assert(!lines.includes("eyJ"), "no token in the log");
    });
  }
});
