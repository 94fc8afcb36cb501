import { assert, assertEquals } from "@std/assert";
import { CORPUS, readCorpus } from "./dialogue.ts";
import { printOfflineFigures } from "./figures.ts";
import { runCorpus } from "./run_corpus.ts";
import { tableOf, transcriptOf } from "./table.ts";

/** One of so many dialogues is held here; `deno task evals` holds all. */
const EVERY = 3;

Deno.test("the offline model is right often enough in the dialogues, and wrong in none", async () => {
  const all = await readCorpus(CORPUS);
  const dialogues = all.filter((_, at) => at % EVERY === 0);
  const start = performance.now();
  const results = await runCorpus(dialogues, {
    variables: { AI_MODEL: "offline" },
    lanes: 4,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${dialogues.length} of ${all.length} dialogues in ${seconds} s`);
  for (const line of tableOf(results)) console.log(line);
  const isGood = printOfflineFigures(results);
  const wrong = results.filter(({ verdict }) => verdict === "wrong");
  assert(isGood, wrong.map(transcriptOf).slice(0, 10).join("\n"));
});

const JOBS = [
  "book",
  "browse",
  "change",
  "follow",
  "form",
  "mine",
  "order",
  "talk",
];

Deno.test("every job has at least fifty dialogues in either language", async () => {
  const dialogues = await readCorpus(CORPUS);
  for (const language of ["ja", "en"]) {
    const jobs = dialogues.filter((one) => one.language === language)
      .map(({ job }) => job);
    assertEquals([...new Set(jobs)].sort(), JOBS);
    for (const name of JOBS) {
      const count = jobs.filter((job) => job === name).length;
      assert(count >= 50, `${name}_${language}: ${count}`);
    }
  }
});
