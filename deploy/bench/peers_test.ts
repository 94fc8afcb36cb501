import { assert, assertEquals } from "@std/assert";
import { ensureKeys } from "../keys.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { startLoad } from "./compare.ts";
import { createBenchDatabase, ISSUER } from "./database.ts";
import { bareRead, bareWrite, mcpRead } from "./requests.ts";
import { startDenoPeer } from "./servers.ts";
import { AUDIENCE, tokenMint } from "./tokens.ts";

Deno.test("the peers that the bench compares with still read and write this database", async () => {
  await using state = await createStateFolder();
  await using database = await createBenchDatabase(10);
  const { privateKey, publicKey } = await ensureKeys(state.path);
  const around = {
    databaseUrl: database.ownerUrl,
    ownerUrl: database.ownerUrl,
    issuer: ISSUER,
    audience: AUDIENCE,
    publicKey,
  };
  await using bare = await startDenoPeer("bare", around);
  await using sdk2 = await startDenoPeer("sdk2", around);
  await using load = startLoad();
  const [token] = await (await tokenMint(privateKey))();
  for (
    const [{ port }, request] of [
      [bare, bareRead],
      [bare, bareWrite],
      [sdk2, mcpRead],
    ] as const
  ) {
    const result = await load.measure({
      port,
      requests: [request(token!)],
      connections: 1,
      warmupMs: 0,
      durationMs: 200,
    });
    assertEquals(result.refused, 0, result.example);
    assert(result.answered > 0);
  }
});
