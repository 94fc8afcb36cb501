import { compare, ratio } from "./compare.ts";
import { createBenchDatabase } from "./database.ts";
import type { Bench, Report } from "./bench.ts";
import { bareRead, legacyMcpRead, mcpRead, restRead } from "./requests.ts";
import { startDenoPeer, startMcpServer, startNodePeer } from "./servers.ts";

/** Bookings of others in the table that is read from. */
const OTHERS = 100_000;

/** A page of one's own bookings, by the server and by its peers. */
export async function benchRead(bench: Bench): Promise<Report> {
  await using database = await createBenchDatabase(OTHERS);
  const around = bench.around(database.url);
  const peers = bench.around(bench.ownerUrl(database.url));
  await using ours = await startMcpServer(around);
  await using bare = await startDenoPeer("bare", peers);
  await using sdk2 = await startDenoPeer("sdk2", peers);
  await using sdk1 = await startNodePeer(`${bench.folder}/node`, peers);

  const contender = (
    name: string,
    { port }: { port: number },
    request: (token: string) => string,
  ) => ({
    name,
    port,
    requests: async () => (await bench.mint()).map(request),
  });
  const results = await compare(bench.load, [
    contender("bare", bare, bareRead),
    contender("rest", ours, restRead),
    contender("mcp", ours, mcpRead),
    contender("sdk2", sdk2, mcpRead),
    contender("sdk1", sdk1, legacyMcpRead),
  ], bench.effort);

  return {
    results,
    figures: [
      {
        name: "read_rest_vs_bare",
        value: ratio(results, "rest", "bare"),
        goal: { atLeast: 1.2 },
      },
      {
        name: "read_mcp_vs_bare",
        value: ratio(results, "mcp", "bare"),
        goal: { atLeast: 0.8 },
      },
      {
        name: "read_mcp_vs_sdk2",
        value: ratio(results, "mcp", "sdk2"),
        goal: { atLeast: 1.3 },
      },
      {
        name: "read_mcp_vs_sdk1",
        value: ratio(results, "mcp", "sdk1"),
        goal: { atLeast: 3 },
      },
      {
        name: "read_rest_p99_vs_bare",
        value: ratio(results, "rest", "bare", ({ p99 }) => p99),
        goal: { atMost: 1.25 },
      },
      {
        name: "read_mcp_p99_vs_bare",
        value: ratio(results, "mcp", "bare", ({ p99 }) => p99),
        goal: { atMost: 1.25 },
      },
    ],
  };
}
