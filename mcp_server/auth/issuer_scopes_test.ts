import { assertEquals } from "@std/assert";
import {
  type Scope,
  SERVICE_SCOPES,
  USER_SCOPES,
} from "../../shared/contract/scopes.ts";
import { operationName } from "../operation/operation.ts";
import { callRest, request, toolsOf } from "../surfaces/test_calls.ts";
import { createTestApp, ISSUER, type TestApp } from "../test_app.ts";
import { reportMissingScopes } from "./missing_scopes.ts";

/** The time after which the cached table is read again. */
const LATER_MS = 5_000;

/** An app with a clock that each change of the scopes moves forward. */
async function start() {
  let clock = new Date("2026-03-02T03:00:00Z");
  const app = await createTestApp({ now: () => clock });
  return {
    app,
    async grant(scopes: readonly string[]) {
      const { owner: sql } = app.database;
      await sql`update trusted_issuers set scopes = ${sql.json([...scopes])}`;
      clock = new Date(clock.getTime() + LATER_MS);
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

function logged({ lines }: TestApp, event: string) {
  return lines.filter((line) => line.event === event)
    .map(({ issuer, scopes, operations }) => ({ issuer, scopes, operations }));
}

Deno.test("an issuer that lacks a scope of an operation is logged", async () => {
  await using server = await start();
  const { app, grant } = server;
  await reportMissingScopes(app.deps);
  assertEquals(logged(app, "issuer_lacks_scopes"), []);

  const all = [...USER_SCOPES, ...SERVICE_SCOPES];
  const lacks: Scope[] = ["booking:read", "booking:create"];
  await grant(all.filter((scope) => !lacks.includes(scope)));
  await reportMissingScopes(app.deps);
  assertEquals(logged(app, "issuer_lacks_scopes"), [{
    issuer: ISSUER,
    scopes: lacks,
    operations: app.deps.operations
      .filter(({ scope }) => lacks.includes(scope)).map(operationName),
  }]);
});

Deno.test("a scope that is not in the contract grants nothing, and is logged once", async () => {
  await using server = await start();
  const { app, grant } = server;
  await grant(["booking:read", "made:up", "tool:list"]);
  const token = await app.tokenFor("usr_1", ["booking:read"]);
  for (let count = 0; count < 2; count++) {
    const { status } = await callRest(app, "booking_list", { token });
    assertEquals(status, 200);
  }
  assertEquals(logged(app, "issuer_scopes_unknown"), [
    { issuer: ISSUER, scopes: ["made:up"], operations: undefined },
  ]);
  assertEquals(
    [...(await app.deps.issuers.find(ISSUER))!.scopes],
    ["booking:read", "tool:list"],
  );
  const { token: lister } = await app.signer.signForService(["tool:list"]);
  const { body } = await request(app, "tools/list", {}, { token: lister });
  assertEquals(
    body.result.tools.map(({ name }: { name: string }) => name),
    toolsOf(app).filter(({ scope }) => scope === "booking:read")
      .map(operationName),
  );
});
