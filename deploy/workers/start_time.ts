import { startWorkerd } from "./workerd.ts";
import { workerdOfThisProcess } from "./workerd_process.ts";

type WorkerdOptions = Parameters<typeof startWorkerd>[0];

/** As small as a Worker can be. */
const EMPTY: WorkerdOptions = {
  modules: [{
    type: "ESModule",
    path: "empty.js",
    contents: "export default { fetch: () => new Response() };",
  }],
};

/**
 * How much longer than an empty one these Workers take to start, in milliseconds:
 * the processor's time of the thread that runs them, until they are ready. It is
 * the least of several rounds in turns, which a busy machine disturbs least; it goes
 * on for more rounds, up to `most`, while it is over the goal, because a neighbour
 * can only add to it. Linux only, as it is read from `/proc` (proc_pid_schedstat(5)).
 */
export async function startTimesOverEmpty<Name extends string>(
  workers: Record<Name, WorkerdOptions>,
  { rounds, most, goal }: { rounds: number; most: number; goal: number },
): Promise<Record<Name, number>> {
  const all = Object.entries<WorkerdOptions>({ empty: EMPTY, ...workers });
  const least = new Map(all.map(([name]) => [name, Infinity]));
  const over = (name: string) => least.get(name)! - least.get("empty")!;
  const isOver = () => Object.keys(workers).some((name) => over(name) > goal);
  for (let round = 0; round < rounds || round < most && isOver(); round++) {
    for (const [name, options] of all) {
      const time = await startTime(options);
      least.set(name, Math.min(least.get(name)!, time));
    }
  }
  return Object.fromEntries(
    Object.keys(workers).map((name) => [name, over(name)]),
  ) as Record<Name, number>;
}

async function startTime(options: WorkerdOptions): Promise<number> {
  await using workerd = startWorkerd(options);
  await workerd.miniflare.ready;
  return await processorTime(await workerdOfThisProcess());
}

async function processorTime(pid: number): Promise<number> {
  const path = `/proc/${pid}/task/${pid}/schedstat`;
  const [nanoseconds] = (await Deno.readTextFile(path)).split(" ");
  return Number(nanoseconds) / 1e6;
}
