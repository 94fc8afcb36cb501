import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What a CSV was while it was read. */
export interface CsvReading {
  lines: number;
  /** By how much more was held after the last half than before, in megabytes. */
  growthMb: number;
}

/** How often it is measured what is held, evenly over all lines. */
const SAMPLES = 20;

/**
 * Reads a CSV of about `rows` lines and lets go of each part. What is held is
 * measured right after a collection, which V8 does here when it is told to: left
 * to itself, on a busy machine, it may not collect at all in a half. The first
 * lines are not compared, as code is still loaded and compiled then.
 */
export async function readCsv(
  body: ReadableStream<Uint8Array>,
  rows: number,
): Promise<CsvReading> {
  const memory = new MemorySamples();
  let lines = 0;
  for await (const bytes of body) {
    for (const byte of bytes) if (byte === 10) lines++;
    if (lines < (memory.count + 1) * rows / SAMPLES) continue;
    memory.take();
  }
  return { lines, growthMb: memory.growthMb() };
}

/** What is held at some moments of a long piece of work. */
export class MemorySamples {
  readonly #collect = collector();
  readonly #held: number[] = [];

  get count(): number {
    return this.#held.length;
  }

  /** Takes a sample, right after a collection. */
  take(): void {
    this.#collect();
    const { heapUsed, external } = Deno.memoryUsage();
    this.#held.push(heapUsed + external);
  }

  /** By how much more was held after the last half than before, in megabytes. */
  growthMb(): number {
    const held = this.#held;
    const half = held.length / 2;
    const before = median(held.slice(Math.floor(half / 2), Math.floor(half)));
    const after = median(held.slice(Math.floor(half * 1.5)));
    return Math.round((after - before) / 100_000) / 10;
  }
}

/** What a CSV of that many rows may hold more: 20 bytes a row, or two megabytes. */
export function allowedGrowthMb(rows: number): number {
  return Math.max(2, rows * 20 / 1_000_000);
}

/** Starts a full collection, and returns when it is done. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
