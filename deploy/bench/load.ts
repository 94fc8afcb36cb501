/**
 * The client of the benchmark, a process of its own: it reads one
 * {@linkcode LoadPlan} per line on stdin and answers each with one
 * {@linkcode LoadResult} on stdout. It writes finished requests to plain
 * sockets and only counts what comes back, so that the two cores are left to
 * the servers.
 */
import { answerPlans, percentile, writeAll } from "./load_process.ts";
import { readResponse, ResponseReader } from "./response.ts";

/** One measurement. */
export interface LoadPlan {
  port: number;
  connections: number;
  /** Whole HTTP/1.1 requests, each sent in turn, over and over. */
  requests: string[];
  warmupMs: number;
  durationMs: number;
}

/** Result of a measurement, without its warm-up. */
export interface LoadResult {
  answered: number;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers that were not a good result, and an example of one. */
  refused: number;
  example?: string;
}

/** Every request gets a number of its own in place of `{count}`. */
const COUNT = "{count}";

let count = 0;

async function measure(plan: LoadPlan): Promise<LoadResult> {
  const begin = performance.now() + plan.warmupMs;
  const end = begin + plan.durationMs;
  const durations: number[] = [];
  const bad: string[] = [];
  const next = requestsOf(plan);

  await Promise.all(Array.from({ length: plan.connections }, async () => {
    using connection = await Deno.connect({
      hostname: "127.0.0.1",
      port: plan.port,
    });
    connection.setNoDelay();
    const reader = new ResponseReader(connection);
    for (;;) {
      const started = performance.now();
      if (started >= end) return;
      await writeAll(connection, next());
      const answer = await readResponse(reader);
      const ended = performance.now();
      if (started < begin || ended > end) continue;
      durations.push(ended - started);
      if (!isGood(answer)) bad.push(answer);
    }
  }));

  durations.sort((a, b) => a - b);
  return {
    answered: durations.length,
    seconds: plan.durationMs / 1000,
    p50: percentile(durations, 0.5),
    p99: percentile(durations, 0.99),
    refused: bad.length,
    ...(bad[0] !== undefined && { example: bad[0] }),
  };
}

function requestsOf({ requests }: LoadPlan): () => Uint8Array {
  const encoder = new TextEncoder();
  const fixed = requests.map((request) => encoder.encode(request));
  const isCounted = requests.some((request) => request.includes(COUNT));
  let at = 0;
  return () => {
    const index = at++ % requests.length;
    if (!isCounted) return fixed[index]!;
    return encoder.encode(requests[index]!.replace(COUNT, String(++count)));
  };
}

function isGood(answer: string): boolean {
  return answer.startsWith("HTTP/1.1 200") &&
    !answer.includes('"isError":true');
}

if (import.meta.main) await answerPlans(measure);
