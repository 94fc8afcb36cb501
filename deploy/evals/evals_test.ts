import { assert, assertEquals } from "@std/assert";
import { CORPUS, readCorpus } from "./dialogue.ts";
import { printOfflineFigures } from "./figures.ts";
import { runCorpus } from "./run_corpus.ts";
import { tableOf, transcriptOf } from "./table.ts";

Deno.test("the offline model is right often enough in the dialogues, and wrong in none", async () => {
  const dialogues = await readCorpus(CORPUS);
  const start = performance.now();
  const results = await runCorpus(dialogues, {
    variables: { AI_MODEL: "offline" },
    lanes: 4,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`all ${dialogues.length} dialogues in ${seconds} s`);
  for (const line of tableOf(results)) console.log(line);
  const isGood = printOfflineFigures(results);
  const wrong = results.filter(({ verdict }) => verdict === "wrong");
  assert(isGood, wrong.map(transcriptOf).slice(0, 10).join("\n"));
});

Deno.test("every job has dialogues in both languages, and as many of them", async () => {
  const dialogues = await readCorpus(CORPUS);
  const count = (language: string) => {
    const jobs = dialogues.filter((one) => one.language === language)
      .map(({ job }) => job);
    return Object.fromEntries(
      [...new Set(jobs)].sort().map((job) => [
        job,
        jobs.filter((one) => one === job).length,
      ]),
    );
  };
  assertEquals(count("ja"), count("en"));
  assertEquals(Object.keys(count("ja")), [
    "book",
    "browse",
    "change",
    "follow",
    "form",
    "mine",
    "order",
    "talk",
  ]);
});
