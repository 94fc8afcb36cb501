import { assertEquals } from "@std/assert";
import {
  createTestKeys,
  type TestKeys,
} from "../../shared/contract/test_keys.ts";
import { readAccess } from "../env.ts";
import { writeAccess } from "../migrate.ts";
import {
  createTestApp,
  createTestSigner,
  ISSUER,
  type TestApp,
  testVariables,
} from "../test_app.ts";

/** Calls of each step; tokens are new for each call, as the AI service's are. */
const CALLS = 500;
const AT_ONCE = 20;

type Signer = Awaited<ReturnType<typeof createTestSigner>>;

async function tokenOf(signer: Signer): Promise<string> {
  const user = { id: "usr_1", email: null, name: "Hanako" };
  const scopes = ["booking:read"] as const;
  return (await signer.signForUser({ user, scopes })).token;
}

/** The status of a read with that token. */
async function call({ fetch }: TestApp, token: string): Promise<number> {
  const url = "http://localhost:8788/mcp/tools/booking/list";
  const response = await fetch(
    new Request(url, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${token}`,
        "Content-Type": "application/json",
      },
      body: "{}",
    }),
  );
  await response.body?.cancel();
  return response.status;
}

Deno.test("a key is rotated under traffic, and no call fails", async () => {
  const start = Date.now();
  let elapsed = 0;
  const now = () => new Date(start + elapsed);
  await using app = await createTestApp({ now });
  const next = await createTestKeys();
  const [older, newer] = await Promise.all(
    [app.keys, next].map((keys) => createTestSigner(ISSUER, keys, now)),
  );
  const statuses = new Map<number, number>();
  const traffic = async (...signers: Signer[]) => {
    let left = CALLS;
    await Promise.all(Array.from({ length: AT_ONCE }, async (_, index) => {
      const signer = signers[index % signers.length]!;
      while (left-- > 0) {
        const status = await call(app, await tokenOf(signer));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }));
  };
  const trust = async (...keys: TestKeys[]) => {
    const { database } = app;
    const AI_SERVICE_PUBLIC_KEY = keys.map((each) => each.publicPem).join("\n");
    const variables = testVariables(database.ownerUrl, app.keys, "");
    await writeAccess(
      database.ownerUrl,
      readAccess({ ...variables, AI_SERVICE_PUBLIC_KEY }),
    );
  };

  await traffic(older!);
  await Promise.all([traffic(older!), trust(app.keys, next)]);
  elapsed += 10_000;
  await traffic(older!, newer!);
  const lastOfOlder = await tokenOf(older!);
  await traffic(newer!);
  assertEquals(await call(app, lastOfOlder), 200);
  elapsed += 600_000;
  await Promise.all([traffic(newer!), trust(next)]);
  elapsed += 10_000;
  await traffic(newer!);

  const failed = CALLS * 6 - (statuses.get(200) ?? 0);
  console.log(`figure: key_rotation_failed = ${failed} (goal = 0)`);
  assertEquals([...statuses.keys()], [200]);
  assertEquals(await call(app, await tokenOf(older!)), 401);
});
