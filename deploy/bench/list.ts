import type { Bench, Report } from "./bench.ts";
import { compare, ratio } from "./compare.ts";
import { createBenchDatabase } from "./database.ts";
import { restRead } from "./requests.ts";
import { startMcpServer } from "./servers.ts";

/** A page of one's own bookings out of a small table, and out of a large one. */
export async function benchList(bench: Bench): Promise<Report> {
  await using small = await createBenchDatabase(1_000);
  await using large = await createBenchDatabase(1_000_000);
  await using onSmall = await startMcpServer(bench.around(small.url));
  await using onLarge = await startMcpServer(bench.around(large.url));
  const requests = async () => (await bench.mint()).map(restRead);
  const results = await compare(bench.load, [
    { name: "of 1,000", port: onSmall.port, requests },
    { name: "of 1,000,000", port: onLarge.port, requests },
  ], bench.effort);
  return {
    results,
    figures: [{
      name: "list_1m_vs_1k",
      value: ratio(results, "of 1,000,000", "of 1,000", ({ p50 }) => p50),
      goal: { atMost: 1.2 },
    }],
  };
}
