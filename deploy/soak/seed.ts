import { Random } from "../../shared/random/random.ts";

/** By the seed in `SOAK_SEED`, else by one of the clock; it is printed. */
export function randomOfRun(name: string): Random {
  const seed = Number(Deno.env.get("SOAK_SEED") || Date.now() % 2 ** 32);
  console.log(`${name}: SOAK_SEED=${seed}`);
  return new Random(seed);
}
