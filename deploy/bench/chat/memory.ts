import type { Report } from "../bench.ts";
import { INSTANT } from "./paced_model.ts";
import { chat, type ChatBench } from "./surroundings.ts";

/** Turns after which the memory is looked at. */
const FEW = 500;
const MANY = 2_000;
/** Time in which a runtime at rest gives memory back, in milliseconds. */
const REST_MS = 5_000;

/**
 * Resident memory of the service after many turns against that after few. In
 * the same go it gives each of the talkers' conversations 1,000 messages.
 */
export async function compareMemory(bench: ChatBench): Promise<Report> {
  bench.model.pace = INSTANT;
  await takeTurns(bench, FEW);
  const few = await memoryAtRest(bench);
  await takeTurns(bench, MANY - FEW);
  const many = await memoryAtRest(bench);
  return {
    results: { memory_kib: [few, many] },
    figures: [{
      name: "memory_2000_vs_500",
      value: many / few,
      goal: { atMost: 1.3 },
    }],
  };
}

async function takeTurns(bench: ChatBench, turns: number) {
  const { talkers } = bench;
  const each = turns / talkers.length;
  const began = performance.now();
  await chat(
    bench,
    talkers.map((person) => ({ people: Array(each).fill(person) })),
  );
  const rate = turns / (performance.now() - began) * 1000;
  console.log(`${turns} turns, ${rate.toFixed(0)}/s`);
}

/** In KiB. */
async function memoryAtRest({ service: { pid } }: ChatBench): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  const kib = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
  console.log(`memory ${(kib / 1024).toFixed(0)} MiB`);
  return kib;
}
