import { parseArgs } from "node:util";
import { ensureKeys } from "../keys.ts";
import { startPostgres } from "../local/postgres.ts";
import { type Bench, figureLine, type Report } from "./bench.ts";
import { type Effort, Load } from "./compare.ts";
import { ISSUER } from "./database.ts";
import { benchList } from "./list.ts";
import { benchRead } from "./read.ts";
import { AUDIENCE, tokenMint } from "./tokens.ts";
import { benchWrite } from "./write.ts";

const COMPARISONS: Record<string, (bench: Bench) => Promise<Report>> = {
  read: benchRead,
  write: benchWrite,
  list: benchList,
};

const RESULTS = new URL("results.json", import.meta.url);

/**
 * Runs the comparisons that are named, or all: `deno task bench [read] [write]
 * [list] [--rounds 5] [--seconds 3] [--warmup 2]`. Everything runs on this
 * machine, and no request leaves it.
 */
async function main(args: string[]) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "3" },
      warmup: { type: "string", default: "2" },
    },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(COMPARISONS);
  const effort = {
    rounds: Number(values.rounds),
    connections: 32,
    warmupMs: Number(values.warmup) * 1000,
    durationMs: Number(values.seconds) * 1000,
  };
  const reports: Record<string, Report> = {};
  await withBench(effort, async (bench) => {
    for (const name of names) {
      console.log(`== ${name}`);
      reports[name] = await COMPARISONS[name]!(bench);
    }
  });
  const figures = Object.values(reports).flatMap(({ figures }) => figures);
  for (const figure of figures) console.log(figureLine(figure));
  await Deno.writeTextFile(
    RESULTS,
    JSON.stringify({ effort, reports }, null, 2),
  );
}

async function withBench(
  effort: Effort,
  run: (bench: Bench) => Promise<void>,
) {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-bench-" });
  // The server's account passes through on its way to the cluster.
  await Deno.chmod(folder, 0o711);
  try {
    const postgres = await startPostgres({ stateFolder: folder, port: 0 });
    try {
      Deno.env.set("TEST_DATABASE_URL", postgres.url);
      const { privateKey, publicKey } = await ensureKeys(folder);
      await using load = new Load();
      await run({
        load,
        effort,
        folder,
        mint: await tokenMint(privateKey),
        around: (databaseUrl) => ({
          databaseUrl,
          issuer: ISSUER,
          audience: AUDIENCE,
          publicKey,
        }),
        ownerUrl: (databaseUrl) => {
          const { username, password } = new URL(postgres.url);
          const url = new URL(databaseUrl);
          return Object.assign(url, { username, password }).href;
        },
      });
    } finally {
      await postgres.stop();
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) await main(Deno.args);
