import type { Bench, Report } from "./bench.ts";
import { compare, ratio } from "./compare.ts";
import { createBenchDatabase } from "./database.ts";
import { bareWrite, restWrite } from "./requests.ts";
import { startDenoPeer, startMcpServer } from "./servers.ts";

/** Bookings of others beside the table that is written to. */
const OTHERS = 1_000;

/** A form handed in, with idempotency and audit, and by the bare peer. */
export async function benchWrite(bench: Bench): Promise<Report> {
  await using database = await createBenchDatabase(OTHERS);
  await using ours = await startMcpServer(bench.around(database.url));
  await using bare = await startDenoPeer(
    "bare",
    bench.around(bench.ownerUrl(database.url)),
  );
  const results = await compare(bench.load, [
    {
      name: "bare",
      port: bare.port,
      requests: async () => (await bench.mint()).map(bareWrite),
    },
    {
      name: "rest",
      port: ours.port,
      requests: async () => (await bench.mint()).map(restWrite),
    },
  ], bench.effort);
  return {
    results,
    figures: [{
      name: "write_vs_bare",
      value: ratio(results, "rest", "bare"),
      goal: { atLeast: 0.6 },
    }],
  };
}
