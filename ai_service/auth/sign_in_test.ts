import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { openDenoKv } from "../store/deno_kv.ts";
import { type KnownIdentity, signInUser } from "./sign_in.ts";

const HANAKO: KnownIdentity = {
  provider: "google",
  sub: "104857000000000000001",
  email: "hanako@example.com",
  emailVerified: true,
  name: "佐藤 花子",
  pictureUrl: null,
  hostedDomain: null,
};

async function start() {
  const clock = { time: Date.parse("2026-04-01T09:00:00Z") };
  const now = () => new Date(clock.time);
  const kv = await openDenoKv({ path: ":memory:", now });
  const options = { kv, now, randomId: () => crypto.randomUUID() };
  return {
    kv,
    signIn: (identity: KnownIdentity) => signInUser(identity, options),
    wait: (ms: number) => clock.time += ms,
    [Symbol.dispose]: () => kv.close(),
  };
}

Deno.test("the first sign-in creates a user", async () => {
  using world = await start();
  const { id, ...user } = await world.signIn(HANAKO);
  assertMatch(id, /^usr_[0-9a-f]{32}$/);
  assertEquals(user, {
    provider: "google",
    providerUserId: "104857000000000000001",
    email: "hanako@example.com",
    name: "佐藤 花子",
    pictureUrl: null,
    createdAt: "2026-04-01T09:00:00.000Z",
  });
});

Deno.test("a later sign-in keeps the user and brings the profile up to date", async () => {
  using world = await start();
  const first = await world.signIn(HANAKO);
  world.wait(1000);
  const later = await world.signIn({
    ...HANAKO,
    name: "山田 花子",
    email: "new@example.com",
  });
  assertEquals(later, {
    ...first,
    name: "山田 花子",
    email: "new@example.com",
  });
});

Deno.test("the same e-mail at another account or provider is another user", async () => {
  using world = await start();
  const google = await world.signIn(HANAKO);
  const line = await world.signIn({ ...HANAKO, provider: "line" });
  const other = await world.signIn({ ...HANAKO, sub: "2" });
  assertNotEquals(google.id, line.id);
  assertNotEquals(google.id, other.id);
  assertNotEquals(line.id, other.id);
});

Deno.test("an e-mail that the provider does not vouch for is not kept", async () => {
  using world = await start();
  const { email } = await world.signIn({ ...HANAKO, emailVerified: false });
  assertEquals(email, null);
});

Deno.test("first sign-ins at the same moment make one user and leave no other behind", async () => {
  using world = await start();
  const users = await Promise.all(
    Array.from({ length: 8 }, () => world.signIn(HANAKO)),
  );
  assertEquals(new Set(users.map(({ id }) => id)).size, 1);
});
