import { ApiError } from "../../shared/http/errors.ts";
import type { Log, LogFields } from "../../shared/http/log.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Session, Sessions } from "../auth/session.ts";
import { OpenStream, type OpenStreamOptions } from "./open_stream.ts";
import type { ServerSentEvent } from "./server_sent_event.ts";
import type { Ticker } from "./ticker.ts";

/** Interval of comments in a quiet stream, in milliseconds. */
const KEEP_ALIVE_MS = 15_000;
/** Interval in which the sessions of open streams are read, in milliseconds. */
const SESSION_POLL_MS = 1_500;

/** A stream to open. */
export interface StreamRequest {
  session: Session;
  locale: Locale;
  events: OpenStreamOptions["events"];
  /** Fields of the log line if the stream fails. */
  facts: LogFields;
  /** Called once, however the stream ends. */
  onEnd: () => void;
}

/** Dependencies of {@linkcode OpenStreams}. */
export interface OpenStreamsOptions {
  sessions: Sessions;
  ticker: Ticker;
  log: Log;
  /** After this the reader has to come again, in milliseconds; never if unset. */
  longestMs?: number | undefined;
}

/** The streams of one session. */
interface SessionStreams {
  session: Session;
  streams: Set<OpenStream>;
  stopPolls: () => void;
}

/**
 * All event streams that this process has open. A stream ends with its session:
 * at once if it is ended here, and within {@linkcode SESSION_POLL_MS} if another
 * instance ends it, it expires, or the user is deleted.
 */
export class OpenStreams {
  readonly #deps: OpenStreamsOptions;
  readonly #bySession = new Map<string, SessionStreams>();

  constructor(deps: OpenStreamsOptions) {
    this.#deps = deps;
    deps.sessions.onEnded((isEnded) => {
      for (const group of this.#bySession.values()) {
        if (isEnded(group.session)) signOut(group);
      }
    });
  }

  /** Opens a stream and returns its body. */
  open(
    { session, locale, events, facts, onEnd }: StreamRequest,
  ): OpenStream["body"] {
    const { ticker, log, longestMs } = this.#deps;
    const stopTimers = [
      ticker.every(KEEP_ALIVE_MS, () => stream.keepAlive()),
      ...(longestMs ? [ticker.every(longestMs, () => stream.end())] : []),
    ];
    const stream = new OpenStream({
      events,
      failure: (cause) => {
        log.error("stream_failed", { ...facts, cause });
        return failureEvent(cause, locale);
      },
      onEnd: () => {
        for (const stopTimer of stopTimers) stopTimer();
        this.#remove(session, stream);
        onEnd();
      },
    });
    this.#groupOf(session).streams.add(stream);
    return stream.body;
  }

  /** Ends all streams, whose readers then resume elsewhere. */
  close(): void {
    for (const { streams } of this.#bySession.values()) {
      for (const stream of streams) stream.end();
    }
  }

  #groupOf(session: Session): SessionStreams {
    const known = this.#bySession.get(session.hash);
    if (known) return known;
    const poll = () => void this.#poll(group);
    const stopPolls = this.#deps.ticker.every(SESSION_POLL_MS, poll);
    const group = { session, streams: new Set<OpenStream>(), stopPolls };
    this.#bySession.set(session.hash, group);
    return group;
  }

  #remove({ hash }: Session, stream: OpenStream): void {
    const group = this.#bySession.get(hash);
    group?.streams.delete(stream);
    if (!group || group.streams.size > 0) return;
    group.stopPolls();
    this.#bySession.delete(hash);
  }

  async #poll(group: SessionStreams): Promise<void> {
    // A store that fails says nothing about the session.
    const isLive = await this.#deps.sessions.isLive(group.session)
      .catch(() => true);
    if (!isLive) signOut(group);
  }
}

function signOut({ streams }: SessionStreams): void {
  for (const stream of streams) stream.end({ event: "signed_out", data: {} });
}

/** The last event of a stream that failed, in the person's language. */
function failureEvent(cause: unknown, locale: Locale): ServerSentEvent {
  const code = cause instanceof ApiError ? cause.code : "internal_error";
  const error = {
    ja: "ただいま最新の内容をお届けできません。少し待ってからお試しください。",
    en:
      "The latest state cannot be delivered right now. Please try again soon.",
  }[locale];
  return { event: "error", data: { code, error } };
}
