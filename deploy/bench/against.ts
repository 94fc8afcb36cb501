import { join } from "node:path";
import type { Bench, Figure, Report } from "./bench.ts";
import { compare, median, pairedRatios } from "./compare.ts";
import { OWN_BOOKINGS } from "./database.ts";
import { mcpRead, restRead, restWrite } from "./requests.ts";
import { PROJECT, type Server, startMcpServer } from "./servers.ts";
import { createTreeDatabase } from "./tree_database.ts";
import { checkOut, type Commit } from "./worktree.ts";

/** Bookings of others in either database. */
const OTHERS = 100_000;
/** A smaller loss than this is not told from noise. */
const GOAL = { atLeast: 0.93 };

const MEASURED: Record<string, (token: string) => string> = {
  rest: restRead,
  mcp: mcpRead,
  write: restWrite,
};

/** One of the two commits, as a server on a database of its own. */
interface Side extends Server {
  name: string;
}

/** The MCP server as it is checked out here, beside that of another commit. */
export async function benchAgainst(
  bench: Bench,
  commit: Commit,
): Promise<Report> {
  using other = checkOut(commit, join(bench.folder, "against"));
  await using here = await startSide(bench, "this tree", PROJECT);
  await using there = await startSide(bench, commit.shortHash, other.folder);
  const [token] = await bench.mint();
  await checkSamePage(token!, [here, there]);
  const report: Report = { results: {}, figures: [] };
  for (const name of Object.keys(MEASURED)) {
    const { results, figures } = await measure(bench, name, [here, there]);
    Object.assign(report.results, results);
    report.figures.push(...figures);
  }
  return report;
}

async function startSide(
  bench: Bench,
  name: string,
  folder: string,
): Promise<Side> {
  const databaseUrl = await createTreeDatabase(folder, OTHERS);
  const server = await startMcpServer(bench.around(databaseUrl), folder);
  return Object.assign(server, { name });
}

/**
 * Makes sure that both commits were given the same data, for each has its own
 * code to make it.
 *
 * @throws {Error} If a user's page holds other bookings there than here.
 */
async function checkSamePage(token: string, sides: readonly Side[]) {
  const pages = await Promise.all(sides.map(async ({ port }) => {
    const ids = await readPage(port, token);
    return ids.length === OWN_BOOKINGS ? ids.sort().join() : "";
  }));
  if (pages[0] && pages.every((page) => page === pages[0])) return;
  const names = sides.map(({ name }) => name).join(" and ");
  throw new Error(`Cannot compare ${names}: their data is not the same`);
}

async function readPage(port: number, token: string): Promise<string[]> {
  const response = await fetch(
    `http://127.0.0.1:${port}/mcp/tools/booking/list`,
    {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ limit: OWN_BOOKINGS }),
    },
  );
  const { items = [] }: { items?: { id: string }[] } = await response.json();
  return items.map(({ id }) => id);
}

async function measure(
  bench: Bench,
  name: string,
  [here, there]: readonly [Side, Side],
): Promise<Report> {
  const contenders = [here, there].map(({ name: side, port }) => ({
    name: `${name} ${side}`,
    port,
    requests: async () => (await bench.mint()).map(MEASURED[name]!),
  }));
  const results = await compare(bench.load, contenders, bench.effort);
  const ratios = pairedRatios(
    results,
    `${name} ${here.name}`,
    `${name} ${there.name}`,
  );
  const figure: Figure = {
    name: `bench_against_${name}`,
    value: median(ratios),
    goal: GOAL,
    ratios,
  };
  return { results, figures: [figure] };
}
