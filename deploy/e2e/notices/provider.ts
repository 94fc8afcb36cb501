import type { Mail } from "../../../shared/mail/mailer.ts";
import type { Random } from "../../../shared/random/random.ts";

/** How often something goes wrong, as a share of all tries. */
export interface Faults {
  /** The provider refuses for a while. */
  fails: number;
  /** The provider takes it, and its answer is lost. */
  loses: number;
}

/** A provider of messages that remembers the key of each one it took. */
export class TestProvider {
  isDown = false;
  /** When each key was taken, by a count of events. */
  readonly taken = new Map<string, number>();
  repeats = 0;
  failures = 0;

  constructor(
    readonly random: Random,
    readonly tick: () => number,
    public faults: Faults,
  ) {}

  /** Takes a message once; throws where the sender cannot know. */
  deliver(key: string): void {
    if (this.isDown || this.random.chance(this.faults.fails)) {
      this.failures++;
      throw new Error("The provider answered 503");
    }
    if (this.taken.has(key)) this.repeats++;
    else this.taken.set(key, this.tick());
    if (this.random.chance(this.faults.loses)) {
      this.failures++;
      throw new Error("The answer was lost");
    }
  }

  /** The same as a mailer. */
  send({ id }: Pick<Mail, "id">): Promise<"sent"> {
    return Promise.resolve().then(() => {
      this.deliver(id);
      return "sent" as const;
    });
  }
}
