import { parseArgs } from "node:util";
import { printFigures } from "./figures.ts";
import { examineAll, FIXED_COUNT, FIXED_SEED } from "./phrases.ts";
import { examplesOf, kindTable } from "./report.ts";

/** Examines the offline model by phrases; prints figures and what it missed. */
async function main(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      count: { type: "string", default: String(FIXED_COUNT) },
      seed: { type: "string", default: String(FIXED_SEED) },
      fresh: { type: "string", default: String(Date.now() % 2 ** 32) },
      examples: { type: "string", default: "1" },
    },
  });
  const numbers = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value)]),
  ) as Record<keyof typeof values, number>;
  console.log(
    `${numbers.count} phrases of seed ${numbers.seed}; fresh seed ${numbers.fresh}`,
  );
  const examinations = await examineAll(numbers);
  for (const [name, examination] of Object.entries(examinations)) {
    console.log(`== ${name}: ${JSON.stringify(examination.total)}`);
    for (const line of kindTable(examination)) console.log(line);
    for (const line of examplesOf(examination, numbers.examples)) {
      console.log(line);
    }
  }
  return printFigures(examinations);
}

if (import.meta.main) Deno.exit(await main(Deno.args) ? 0 : 1);
