import { assertEquals } from "@std/assert";
import { callMcp, callRest } from "../surfaces/test_calls.ts";
import { openStaffWorld } from "../surfaces/test_staff.ts";
import {
  createTestKeys,
  createTestSigner,
  ISSUER,
  trustIssuer,
} from "../test_app.ts";

const SECOND = "second.test";

/** A site with tokens of two users here, and of one elsewhere. */
async function openWorld() {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const world = await openStaffWorld([], {}, { now });
  const { site } = world;
  const keys = await createTestKeys();
  await trustIssuer(site, SECOND, { publicPem: keys.publicPem });
  const second = await createTestSigner(SECOND, keys, now);
  const tokenFor = (id: string, signer = site.signer) =>
    signer.signForUser({
      user: { id, email: null, name: id },
      scopes: ["booking:read"],
    });
  const isLetIn = async ({ token }: { token: string }) => {
    const rest = await callRest(site, "booking_list", { token });
    const mcp = await callMcp(site, "booking_list", { token });
    assertEquals(rest.status, mcp.status);
    return rest.status === 200;
  };
  return {
    ...world,
    tokenFor,
    isLetIn,
    one: await tokenFor("usr_1"),
    again: await tokenFor("usr_1"),
    other: await tokenFor("usr_2"),
    elsewhere: await tokenFor("usr_1", second),
    wait: (seconds: number) => ahead += seconds * 1000,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

Deno.test("an owner revokes one token, all of a user, and all of an issuer", async () => {
  await using world = await openWorld();
  const { owner, one, again, other, elsewhere, tokenFor, isLetIn, wait } =
    world;
  const letIn = async () =>
    await Promise.all([one, again, other, elsewhere].map(isLetIn));
  const revoke = async (what: string, args: object) => {
    const { status } = await owner.call(`token_revoke_${what}`, args);
    return [status, ...await letIn()];
  };
  assertEquals(await letIn(), [true, true, true, true]);
  assertEquals(
    await revoke("one", { issuer: ISSUER, jti: one.jti }),
    [200, false, true, true, true],
  );
  assertEquals(
    await revoke("user", { issuer: ISSUER, userId: "usr_1" }),
    [200, false, false, true, true],
  );
  assertEquals(
    await revoke("issuer", { issuer: ISSUER }),
    [200, false, false, false, true],
  );
  assertEquals(await revoke("issuer", { issuer: "nobody.test" }), [
    404,
    false,
    false,
    false,
    true,
  ]);
  wait(32);
  assertEquals(await isLetIn(await tokenFor("usr_1")), true);
});

Deno.test("a token from a clock that is ahead is revoked, too", async () => {
  await using world = await openWorld();
  const { owner, tokenFor, isLetIn, wait } = world;
  wait(20);
  const early = await tokenFor("usr_1");
  wait(-20);
  assertEquals(await isLetIn(early), true);
  await owner.call("token_revoke_user", { issuer: ISSUER, userId: "usr_1" });
  assertEquals(await isLetIn(early), false);
});
