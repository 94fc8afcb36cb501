import type {
  AnsweredRequest,
  RequestObserver,
  SentBytes,
} from "../../shared/metrics/request_metrics.ts";
import { bucketOf } from "./durations.ts";
import type { EndedCall } from "./metrics.ts";

/** What is counted: all requests, those of a route, or calls of an operation. */
export type TrafficKind = "all" | "route" | "tool";

/** Counts of one name within one slot. */
export interface TrafficCount {
  kind: TrafficKind;
  /** `POST /mcp`, or an operation's name; empty for all. */
  name: string;
  requests: number;
  /** The server's own failures. */
  errors: number;
  /** Refused for what was asked, or for who asked. */
  refused: number;
  /** Of the answers' bodies, before compression. */
  bytes: number;
  /** The durations' sum, in milliseconds. */
  milliseconds: number;
  /** Requests by the bucket of their duration. */
  durations: number[];
}

/** All counts of one slot of time. */
export interface TrafficSlot {
  /** When it began, in milliseconds since the epoch. */
  at: number;
  counts: TrafficCount[];
}

/** How long a slot is, in milliseconds. */
export const SLOT_MS = 5 * 60_000;

/** Most names that are counted apart in a slot; the rest is `other`. */
const MAX_NAMES = 500;

/**
 * Counts requests and calls in memory until they are taken to be written. No
 * name is user input.
 */
export class Traffic implements RequestObserver {
  readonly #now: () => Date;
  #slots = new Map<number, Map<string, TrafficCount>>();

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  requestAnswered({ method, route, status, seconds }: AnsweredRequest): void {
    const names = this.#current();
    const failed = status >= 500;
    const refused = status >= 400 && !failed;
    const milliseconds = seconds * 1000;
    const ended = { failed, refused, milliseconds };
    addCall(countOf(names, "all", ""), ended);
    addCall(countOf(names, "route", `${method} ${route}`), ended);
  }

  bytesSent({ method, route, operation }: SentBytes, bytes: number): void {
    const names = this.#current();
    countOf(names, "all", "").bytes += bytes;
    countOf(names, "route", `${method} ${route}`).bytes += bytes;
    if (operation) countOf(names, "tool", operation).bytes += bytes;
  }

  /** A request that a stopping instance answered before any route saw it. */
  refused(
    method: string,
    { status, bytes }: { status: number; bytes: number },
  ): void {
    const request = { method, route: "stopping", operation: undefined };
    this.requestAnswered({ ...request, status, seconds: 0 });
    this.bytesSent(request, bytes);
  }

  /** A call or preview of an operation, over whichever surface it came. */
  called({ event, operation, outcome, seconds }: EndedCall): void {
    const failed = outcome === "internal_error";
    const refused = !failed && outcome !== "ok" && outcome !== "replayed";
    const milliseconds = seconds * 1000;
    const name = event === "preview_made" ? previewName(operation) : operation;
    const count = countOf(this.#current(), "tool", name);
    addCall(count, { failed, refused, milliseconds });
  }

  /** The oldest slot that has counts; it has none any more afterwards. */
  take(): TrafficSlot | undefined {
    for (const [at, names] of this.#slots) {
      this.#slots.delete(at);
      return { at, counts: [...names.values()] };
    }
    return undefined;
  }

  /** Counts again what was taken and could not be written. */
  putBack({ at, counts }: TrafficSlot): void {
    const names = this.#slotAt(at);
    for (const { kind, name, durations, ...sums } of counts) {
      const count = countOf(names, kind, name);
      for (const key of SUMS) count[key] += sums[key];
      for (const [bucket, number] of durations.entries()) {
        addDuration(count.durations, bucket, number);
      }
    }
  }

  #current(): Map<string, TrafficCount> {
    const now = this.#now().getTime();
    return this.#slotAt(now - now % SLOT_MS);
  }

  #slotAt(at: number): Map<string, TrafficCount> {
    let names = this.#slots.get(at);
    if (!names) this.#slots.set(at, names = new Map());
    return names;
  }
}

/** The name under which the previews of an operation are counted. */
export function previewName(operation: string): string {
  return `${operation}_preview`;
}

const SUMS = [
  "requests",
  "errors",
  "refused",
  "bytes",
  "milliseconds",
] as const;

function countOf(
  names: Map<string, TrafficCount>,
  kind: TrafficKind,
  given: string,
): TrafficCount {
  const known = names.get(`${kind} ${given}`);
  if (known) return known;
  const name = names.size < MAX_NAMES || kind === "all" ? given : "other";
  const key = `${kind} ${name}`;
  const count = names.get(key) ?? {
    kind,
    name,
    requests: 0,
    errors: 0,
    refused: 0,
    bytes: 0,
    milliseconds: 0,
    durations: [],
  };
  names.set(key, count);
  return count;
}

function addCall(
  count: TrafficCount,
  { failed, refused, milliseconds }: {
    failed: boolean;
    refused: boolean;
    milliseconds: number;
  },
): void {
  count.requests++;
  if (failed) count.errors++;
  if (refused) count.refused++;
  count.milliseconds += milliseconds;
  addDuration(count.durations, bucketOf(milliseconds), 1);
}

/** Buckets that are skipped are zero, as an array of Postgres has no holes. */
function addDuration(durations: number[], bucket: number, count: number) {
  while (durations.length <= bucket) durations.push(0);
  durations[bucket]! += count;
}
