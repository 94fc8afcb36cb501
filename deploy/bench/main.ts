import { parseArgs } from "node:util";
import { ensureKeys } from "../keys.ts";
import { startPostgres } from "../local/postgres.ts";
import { StartError } from "../local/start_error.ts";
import { benchAgainst } from "./against.ts";
import { type Bench, figureLine, type Report } from "./bench.ts";
import { benchChat } from "./chat.ts";
import { type Effort, startLoad } from "./compare.ts";
import { ISSUER } from "./database.ts";
import { benchList } from "./list.ts";
import { benchRead } from "./read.ts";
import { benchStart } from "./start.ts";
import { AUDIENCE, tokenMint } from "./tokens.ts";
import { findCommit } from "./worktree.ts";
import { benchWrite } from "./write.ts";

type Comparisons = Record<string, (bench: Bench) => Promise<Report>>;

const COMPARISONS: Comparisons = {
  read: benchRead,
  write: benchWrite,
  list: benchList,
  chat: benchChat,
  start: benchStart,
};

const RESULTS = new URL("results.json", import.meta.url);

/**
 * Runs the comparisons that are named, or all: `deno task bench [read] [write]
 * [list] [chat] [start] [--rounds 5] [--seconds 3] [--warmup 2]`; or that with
 * another commit: `deno task bench --against <commit> [--rounds 10]`. Where the machine
 * has other work to do, many short rounds say more than few long ones: `--rounds
 * 40 --seconds 0.5 --warmup 0.2`. The chat has rounds of its own. Everything
 * runs on this machine, and no request leaves it. Resolves to the exit code.
 */
async function main(args: string[]): Promise<number> {
  try {
    const { names, comparisons, effort } = readArguments(args);
    const reports: Record<string, Report> = {};
    await withBench(effort, async (bench) => {
      for (const name of names) {
        console.log(`== ${name}`);
        reports[name] = await comparisons[name]!(bench);
      }
    });
    await publish(effort, reports);
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    return 2;
  }
}

/** @throws {StartError} If something that is named does not exist. */
function readArguments(args: string[]) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      against: { type: "string" },
      rounds: { type: "string" },
      seconds: { type: "string", default: "3" },
      warmup: { type: "string", default: "2" },
    },
  });
  const { against, rounds = against === undefined ? "5" : "10" } = values;
  const comparisons = against === undefined ? COMPARISONS : withCommit(against);
  const all = Object.keys(comparisons);
  const unknown = positionals.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new StartError(
      `Cannot compare "${unknown}": there is only ${all.join(", ")}`,
    );
  }
  const effort = {
    rounds: Number(rounds),
    connections: 32,
    warmupMs: Number(values.warmup) * 1000,
    durationMs: Number(values.seconds) * 1000,
  };
  return { names: positionals.length ? positionals : all, comparisons, effort };
}

/** The commit is looked for at once, before anything is started. */
function withCommit(name: string): Comparisons {
  const commit = findCommit(name);
  return { against: (bench) => benchAgainst(bench, commit) };
}

async function publish(effort: Effort, reports: Record<string, Report>) {
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
    const ownerUrl = (databaseUrl: string) => {
      const { username, password } = new URL(postgres.url);
      return Object.assign(new URL(databaseUrl), { username, password }).href;
    };
    try {
      Deno.env.set("TEST_DATABASE_URL", postgres.url);
      const { privateKey, publicKey } = await ensureKeys(folder);
      await using load = startLoad();
      await run({
        load,
        effort,
        folder,
        mint: await tokenMint(privateKey),
        privateKey,
        around: (databaseUrl) => ({
          databaseUrl,
          ownerUrl: ownerUrl(databaseUrl),
          issuer: ISSUER,
          audience: AUDIENCE,
          publicKey,
        }),
        ownerUrl,
      });
    } finally {
      await postgres.stop();
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
