import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  SERVICE_SCOPES,
  type UserScope,
} from "../../shared/contract/scopes.ts";
import { runHousekeeping } from "../housekeeping.ts";
import { writeAccess } from "../migrate.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { openStaffWorld } from "../surfaces/test_staff.ts";
import {
  AUDIENCE,
  createTestKeys,
  createTestSigner,
  type TestKeys,
} from "../test_app.ts";

const SECOND = "second.test";
/** The time after which servers read the table again. */
const LATER_MS = 5_000;

/** A site whose clock can be moved, and a second AI service. */
async function openWorld() {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const world = await openStaffWorld([], {}, { now });
  const keys = await createTestKeys();
  const add = (given: object = {}) =>
    world.owner.call("issuer_add", {
      issuer: SECOND,
      audience: AUDIENCE,
      keys: [keys.publicPem],
      scopes: ["booking:read", "form:read"],
      ...given,
    });
  /** How a read is answered by a token of the service with that key. */
  const statusWith = async (
    signedBy: TestKeys = keys,
    scope: UserScope = "booking:read",
  ) => {
    ahead += LATER_MS;
    const signer = await createTestSigner(SECOND, signedBy, now);
    const user = { id: "usr_1", email: null, name: "A" };
    const { token } = await signer.signForUser({ user, scopes: [scope] });
    const { status } = await callRest(world.site, "booking_list", { token });
    return status;
  };
  return {
    ...world,
    keys,
    add,
    statusWith,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

Deno.test("an owner trusts a service, narrows it, stops it and lets it in again", async () => {
  await using world = await openWorld();
  const { owner, add, statusWith, keys } = world;
  assertEquals(await statusWith(), 401);
  const added = await add();
  assertEquals(added.status, 200);
  assertEquals(added.body.service.kids.length, 1);
  assertEquals(await statusWith(), 200);
  assertEquals((await add()).body.code, "already_trusted");

  const change = async (name: string, args: object) =>
    (await owner.call(name, { issuer: SECOND, ...args })).status;
  assertEquals(
    await change("issuer_change_scopes", { scopes: ["form:read"] }),
    200,
  );
  assertEquals(await statusWith(), 401, "no longer a scope of it");
  assertEquals(await statusWith(keys, "form:read"), 403);
  await change("issuer_change_scopes", { scopes: ["booking:read"] });
  assertEquals(await change("issuer_set_enabled", { enabled: false }), 200);
  assertEquals(await statusWith(), 401);
  await change("issuer_set_enabled", { enabled: true });
  assertEquals(await statusWith(), 200);
});

Deno.test("keys are rotated one beside the other, and the last source of keys stays", async () => {
  await using world = await openWorld();
  const { owner, add, statusWith, keys } = world;
  const { body: { service } } = await add();
  const next = await createTestKeys();
  const rotate = async (args: object) => {
    const answer = await owner.call("issuer_change_keys", {
      issuer: SECOND,
      ...args,
    });
    return answer.body;
  };
  const both = await rotate({ add: [next.publicPem] });
  assertEquals(both.service.kids.length, 2);
  assertEquals([await statusWith(keys), await statusWith(next)], [200, 200]);
  const one = await rotate({ remove: service.kids });
  assertEquals(one.service.kids.length, 1);
  assertEquals([await statusWith(keys), await statusWith(next)], [401, 200]);

  assertEquals(
    (await rotate({ remove: one.service.kids })).code,
    "keys_missing",
  );
  assertEquals((await rotate({ remove: ["x"] })).details.field, "remove");
  assertEquals((await rotate({ add: ["no key"] })).details.field, "add");
  assertEquals(await statusWith(next), 200, "nothing was changed");
  const jwksUrl = "https://second.test/.well-known/jwks.json";
  const url = await rotate({ remove: one.service.kids, jwksUrl });
  assertEquals([url.service.kids, url.service.jwksUrl], [[], jwksUrl]);
  assertEquals((await rotate({ jwksUrl: "" })).code, "keys_missing");
  assertEquals(
    (await rotate({ jwksUrl: "http://inside.test/keys" })).details.field,
    "jwksUrl",
  );
});

Deno.test("what is no service is refused by the field's name", async () => {
  await using world = await openWorld();
  const { add } = world;
  const refused: [field: string, given: object][] = [
    ["issuer", { issuer: "" }],
    ["issuer", { issuer: "two words" }],
    ["audience", { audience: "" }],
    ["keys", {
      keys: ["-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"],
    }],
    ["scopes", { scopes: [] }],
    ["scopes.0", { scopes: ["made:up"] }],
    ["jwksUrl", { jwksUrl: "javascript:alert(1)" }],
    ["jwksUrl", { jwksUrl: "http://169.254.169.254/" }],
    ["jwksUrl", { jwksUrl: "https://169.254.169.254/" }],
  ];
  for (const [field, given] of refused) {
    const { status, body } = await add(given);
    assertEquals(
      [status, body.details?.field],
      [400, field],
      JSON.stringify(given),
    );
  }
  assertEquals((await add({ keys: [] })).body.code, "keys_missing");
});

Deno.test("keys that the environment gives are changed there alone", async () => {
  await using world = await openWorld();
  const { owner, add, keys, site } = world;
  await add();
  const publicKeys = [(await createTestKeys()).publicPem];
  const configured = { issuer: SECOND, audience: AUDIENCE, publicKeys };
  await writeAccess(site.database.ownerUrl, {
    allowed: {},
    issuer: configured,
  });
  const rotated = await owner.call("issuer_change_keys", {
    issuer: SECOND,
    add: [keys.publicPem],
  });
  assertEquals(rotated.body.code, "keys_from_environment");
  const stopped = await owner.call("issuer_set_enabled", {
    issuer: SECOND,
    enabled: false,
  });
  assertEquals([stopped.body.service.fromEnvironment, stopped.status], [
    true,
    200,
  ]);
});

Deno.test("a service shows when it was last used, also after the limits are forgotten", async () => {
  await using world = await openWorld();
  const { owner, add, statusWith, site } = world;
  await add();
  const lastUsed = async () => {
    const { body } = await owner.call("issuer_list");
    return body.services.find(({ issuer }: { issuer: string }) =>
      issuer === SECOND
    ).lastUsedAt;
  };
  assertEquals(await lastUsed(), null);
  await statusWith();
  assertMatch(await lastUsed(), /^2\d{3}-.*\+09:00$/);
  await site.database.owner`
    update rate_limits set spent_until = now() - interval '1 minute'`;
  await runHousekeeping(site.deps);
  const left = await site.database.owner`
    select from rate_limits where issuer = ${SECOND}`;
  assertEquals(left.length, 0);
  assert(await lastUsed());
});

Deno.test("what owners do with services is in the audit, before and after", async () => {
  await using world = await openWorld();
  const { owner, add, site } = world;
  await add({ scopes: [...SERVICE_SCOPES] });
  await owner.call("issuer_set_enabled", { issuer: SECOND, enabled: false });
  const rows = await site.database.owner`
    select operation, targets, before -> 'service' ->> 'enabled' as before,
      after -> 'service' ->> 'enabled' as after
    from audit_log where operation like 'issuer%' order by id`;
  assertEquals([...rows], [
    { operation: "issuer_add", targets: [SECOND], before: null, after: "true" },
    {
      operation: "issuer_set_enabled",
      targets: [SECOND],
      before: "true",
      after: "false",
    },
  ]);
});
