import type { Job } from "../job.ts";

/** What a frame means after all that was said before. */
export type Meaning =
  /** Jobs to do now; `replaces` where they end what was under way. */
  | { kind: "jobs"; jobs: readonly Job[]; replaces: boolean }
  /** The cards that the message withdrew are wanted after all. */
  | { kind: "cards_again" }
  /** What was under way is dropped. */
  | { kind: "dropped"; job: Job };

/** Jobs that end nothing of what is under way. */
export function ongoing(...jobs: readonly Job[]): Meaning {
  return { kind: "jobs", jobs, replaces: false };
}
