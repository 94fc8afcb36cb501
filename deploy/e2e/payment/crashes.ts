import type { Random } from "../../../shared/random/random.ts";

/**
 * Decides by a seed which step of a process is its last one: a write, or a part
 * of a request or of its answer, before it has an effect or after it.
 */
export class Crashes {
  readonly #random: Random;
  readonly #share: number;
  /** How often each step was the last one, by its name. */
  readonly struck = new Map<string, number>();
  /** Every step that was taken. */
  readonly taken = new Set<string>();
  /** While it is set, nothing dies. */
  isOff = true;

  /** @param share How many of the steps are the last one, from 0 to 1. */
  constructor(random: Random, share: number) {
    this.#random = random;
    this.#share = share;
  }

  /** Whether the process dies at this step. */
  strikes(step: string): boolean {
    if (this.isOff) return false;
    this.taken.add(step);
    if (!this.#random.chance(this.#share)) return false;
    this.struck.set(step, (this.struck.get(step) ?? 0) + 1);
    return true;
  }

  /** How many processes have died. */
  get count(): number {
    return [...this.struck.values()].reduce((sum, times) => sum + times, 0);
  }

  /** Steps that were the last one of no process. */
  get missed(): string[] {
    return [...this.taken].filter((step) => !this.struck.has(step));
  }
}
