/** What a CSV was while it was read. */
export interface CsvReading {
  lines: number;
  /** By how much the memory in use was more in the second half, in megabytes. */
  growthMb: number;
}

/**
 * Reads a CSV of about `rows` lines and lets go of each part. Memory in use is
 * the least of each half: the collector runs when it likes, and the least is
 * what was in use when it had just run.
 */
export async function readCsv(
  body: ReadableStream<Uint8Array>,
  rows: number,
): Promise<CsvReading> {
  const floor: [number, number] = [Infinity, Infinity];
  let lines = 0;
  for await (const bytes of body) {
    for (const byte of bytes) if (byte === 10) lines++;
    const half = lines < rows / 2 ? 0 : 1;
    const { heapUsed, external } = Deno.memoryUsage();
    floor[half] = Math.min(floor[half], heapUsed + external);
  }
  const growth = Math.round((floor[1] - floor[0]) / 1_000_000);
  return { lines, growthMb: Math.max(0, growth) };
}
