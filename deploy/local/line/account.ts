import type { DemoAccount } from "../accounts.ts";
import type { FollowEvent } from "./webhooks.ts";

/** A message that a person has received. */
export interface InboxMessage {
  text: string;
  at: Date;
}

/** A person with LINE, as the official account sees them. */
export interface LinePerson {
  id: string;
  name: string;
  relation: "none" | "friend" | "blocked";
  inbox: InboxMessage[];
}

/** How the API fails, as it does now and then. */
export interface LineSwitches {
  /** Requests are answered 500, and nothing is done. */
  down: boolean;
  /** Messages are delivered, and answered 500. */
  lostAnswers: boolean;
}

export interface LineAccountOptions {
  accounts: readonly DemoAccount[];
  now: () => Date;
  /** Told of each follow and unfollow. */
  onFollow: (event: FollowEvent) => void;
}

/** An official account of LINE, in memory. */
export class LineAccount {
  switches: LineSwitches = { down: false, lostAnswers: false };
  /** Messages of a month; 200 are free in Japan. */
  monthlyLimit = 200;
  /** Messages that were sent this month. */
  used = 0;
  readonly people: ReadonlyMap<string, LinePerson>;
  readonly #options: LineAccountOptions;
  /** The retry keys of requests that were taken. */
  readonly #taken = new Set<string>();

  constructor(options: LineAccountOptions) {
    this.#options = options;
    this.people = new Map(
      options.accounts.filter(({ provider }) => provider === "line")
        .map(({ sub: id, name }) => [
          id,
          { id, name, relation: "none", inbox: [] },
        ]),
    );
  }

  /** The person adds the account as a friend, or unblocks it. */
  follow(userId: string): void {
    this.#relate(userId, "friend");
  }

  /** The person blocks the account, which LINE calls an unfollow. */
  block(userId: string): void {
    this.#relate(userId, "blocked");
  }

  /**
   * Takes a message, and delivers it to a friend alone: of a person who has
   * blocked the account, LINE does not tell.
   */
  push(
    { to, text, retryKey }: {
      to: string;
      text: string;
      retryKey: string | undefined;
    },
  ): "taken" | "taken before" | "spent" | "unknown" {
    if (retryKey && this.#taken.has(retryKey)) return "taken before";
    const person = this.people.get(to);
    if (!person) return "unknown";
    if (this.used >= this.monthlyLimit) return "spent";
    if (retryKey) this.#taken.add(retryKey);
    if (person.relation === "friend") {
      this.used++;
      person.inbox.unshift({ text, at: this.#options.now() });
    }
    return "taken";
  }

  #relate(userId: string, relation: "friend" | "blocked"): void {
    const person = this.people.get(userId);
    if (!person || person.relation === relation) return;
    const isUnblocked = person.relation === "blocked";
    person.relation = relation;
    const type = relation === "friend" ? "follow" : "unfollow";
    this.#options.onFollow({ type, userId, isUnblocked });
  }
}
