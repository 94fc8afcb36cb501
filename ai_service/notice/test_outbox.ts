import type { ServiceCaller } from "../auth/service_call.ts";
import type { Notice, NoticeResult } from "./notice.ts";

/** For how long a claimed notice is given to nobody else, in milliseconds. */
const LEASE_MS = 60_000;

interface Row {
  notice: Notice;
  isTrue: boolean;
  isClosed: boolean;
  /** When it may be claimed next, in milliseconds since the epoch. */
  dueAt: number;
  results: NoticeResult[];
}

/** The shop's outbox, in memory: claims with leases, checks and reports. */
export class TestOutbox {
  /** Thrown, in place of the next reports. */
  unreachable = 0;
  readonly rows = new Map<string, Row>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Puts a notice in; it is due now. */
  add(userId: string, change: Partial<Notice> = {}): Notice {
    const noticeId = crypto.randomUUID();
    const notice: Notice = {
      noticeId,
      userId,
      kind: "booking_booked",
      words: {
        ja: { subject: "ご予約", text: `ご予約を承りました ${noticeId}` },
        en: { subject: "Booked", text: `Your booking is made ${noticeId}` },
      },
      calendar: null,
      sendBefore: null,
      ...change,
    };
    const dueAt = this.#now().getTime();
    const state = { isTrue: true, isClosed: false, results: [] };
    this.rows.set(notice.noticeId, { notice, dueAt, ...state });
    return notice;
  }

  /** What the notice says is so no more. */
  makeUntrue({ noticeId }: Notice): void {
    this.#row(noticeId).isTrue = false;
  }

  /** What was reported of it, the last at the end. */
  resultsOf({ noticeId }: Notice): NoticeResult[] {
    return this.#row(noticeId).results;
  }

  get open(): Row[] {
    return [...this.rows.values()].filter(({ isClosed, results }) =>
      !isClosed && results.every(({ outcome }) => outcome === "failed")
    );
  }

  // deno-lint-ignore require-await -- what throws must reject
  readonly callAsService: ServiceCaller = async (scope, { path, body }) => {
    if (scope !== "notice:deliver") throw new Error(`A token for ${scope}`);
    const input = body as { limit: number; noticeId: string } & NoticeResult;
    switch (path) {
      case "notice/claim":
        return { items: this.#claim(input.limit) };
      case "notice/check":
        return { isTrue: this.#check(input.noticeId) };
      case "notice/done":
        return this.#done(input);
      default:
        throw new Error(`There is no ${path}`);
    }
  };

  #claim(limit: number): Notice[] {
    const now = this.#now().getTime();
    const due = this.open.filter(({ dueAt }) => dueAt <= now).slice(0, limit);
    for (const row of due) row.dueAt = now + LEASE_MS;
    return due.map(({ notice }) => notice);
  }

  /** What is not so any more is closed, and no report is needed. */
  #check(noticeId: string): boolean {
    const row = this.#row(noticeId);
    row.isClosed ||= !row.isTrue;
    return row.isTrue;
  }

  #done({ noticeId, ...result }: { noticeId: string } & NoticeResult) {
    if (this.unreachable-- > 0) throw new Error("The shop does not answer");
    this.#row(noticeId).results.push(result);
    return {};
  }

  #row(noticeId: string): Row {
    return this.rows.get(noticeId)!;
  }
}
