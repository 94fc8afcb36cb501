/** A mail as it was handed in (resend.com/docs/api-reference/emails). */
export interface HandedIn {
  from: string;
  to: string[];
  subject: string;
  text: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string; content_type?: string }[];
}

/** A mail that has arrived. */
export interface ReceivedMail extends HandedIn {
  id: string;
  at: Date;
}

interface Taken {
  id: string;
  body: string;
}

/** Everybody's mail, the newest first, in memory. */
export class Mailbox {
  /** Requests are answered 500, and nothing is done. */
  isDown = false;
  readonly mails: ReceivedMail[] = [];
  readonly #now: () => Date;
  /** What was taken, by its idempotency key. */
  readonly #taken = new Map<string, Taken>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /**
   * Takes a mail; with a key that came before, none, and it answers the same id.
   * Null where the key came with another body.
   */
  take(mail: HandedIn, key: string | undefined): string | null {
    const body = JSON.stringify(mail);
    const before = key === undefined ? undefined : this.#taken.get(key);
    if (before) return before.body === body ? before.id : null;
    const id = crypto.randomUUID();
    if (key !== undefined) this.#taken.set(key, { id, body });
    this.mails.unshift({ ...mail, id, at: this.#now() });
    return id;
  }
}
