import { parseArgs } from "node:util";
import { startPostgres } from "../local/postgres.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { CORPUS, type Dialogue, readCorpus } from "./dialogue.ts";
import { printOfflineFigures } from "./figures.ts";
import { modelVariables } from "./model_variables.ts";
import { runCorpus } from "./run_corpus.ts";
import type { DialogueResult } from "./run_dialogue.ts";
import { countOf, tableOf, transcriptOf } from "./table.ts";

const USAGE = `deno task evals [options] [name …]
Holds the dialogues whose names begin so, such as book or order_ja; all by default.
  --json <file>  writes the results there
  --verbose      shows each dialogue that was not right
  --all          shows the right ones, too
  --lanes <n>    dialogues at the same time (4)
The model is chosen by AI_MODEL, as for the AI service.`;

/** Holds the corpus with a model and prints what it is worth here. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: "string" },
      verbose: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      lanes: { type: "string", default: "4" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const dialogues = chosen(await readCorpus(CORPUS), positionals);
  const variables = modelVariables(Deno.env.toObject());
  const start = performance.now();
  const results = await withPostgres(() =>
    runCorpus(dialogues, {
      variables,
      lanes: Number(values.lanes),
      onResult: showWith(values),
    })
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const model = variables["AI_MODEL"] ?? "offline";
  console.log(`\n${model}: ${results.length} dialogues in ${seconds} s`);
  for (const line of tableOf(results)) console.log(line);
  if (values.json) await writeJson(values.json, { model, results });
  if (model === "offline") printOfflineFigures(results);
  return countOf(results).wrong > 0 ? 1 : 0;
}

function chosen(
  dialogues: readonly Dialogue[],
  beginnings: readonly string[],
): Dialogue[] {
  return dialogues.filter(({ name }) =>
    beginnings.length === 0 ||
    beginnings.some((beginning) => name.startsWith(beginning))
  );
}

function showWith({ verbose, all }: { verbose: boolean; all: boolean }) {
  return (result: DialogueResult) => {
    const isShown = all || verbose && result.verdict !== "right";
    if (isShown) console.log(transcriptOf(result));
  };
}

async function writeJson(
  file: string,
  { model, results }: { model: string; results: DialogueResult[] },
): Promise<void> {
  const body = { model, total: countOf(results), dialogues: results };
  await Deno.writeTextFile(file, `${JSON.stringify(body, null, 2)}\n`);
}

/** Runs with a server of Postgres that is gone afterwards. */
async function withPostgres<T>(run: () => Promise<T>): Promise<T> {
  await using state = await createStateFolder();
  const postgres = await startPostgres({
    stateFolder: state.path,
    port: 0,
    temporary: true,
  });
  Deno.env.set("TEST_DATABASE_URL", postgres.url);
  try {
    return await run();
  } finally {
    await postgres.stop();
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
