import {
  hashToken,
  randomToken,
  SessionCookie,
} from "../../shared/sign_in/mod.ts";
import {
  profileKey,
  sessionEpochKey,
  sessionKey,
  tokensEndedKey,
  userSessionKey,
  userSessionsPrefix,
} from "../store/keys.ts";
import type { Entry, Kv } from "../store/kv.ts";
import { type TokensEnded, tokensEndedAt } from "./tokens_ended.ts";
import type { User } from "./user.ts";

const HOUR_MS = 60 * 60 * 1000;
/** Idle timeout of a session, in milliseconds. */
const IDLE_MS = 7 * 24 * HOUR_MS;
/** Absolute lifetime of a session, in milliseconds. */
const LIFETIME_MS = 30 * 24 * HOUR_MS;
/** Shortest time between two writes of `lastSeenAt`, in milliseconds. */
const TOUCH_EVERY_MS = HOUR_MS;

/** A stored session. Its id is not stored, only the hash in its key. */
interface StoredSession {
  userId: string;
  /** Value of the user's session epoch when the session began. */
  epoch: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
  lastSeenAt: number;
}

/** The cookie that holds a session's id, on the site with this address. */
export function createSessionCookie(siteUrl: string): SessionCookie {
  return new SessionCookie(siteUrl, {
    name: "ai_session",
    lifetimeMs: LIFETIME_MS,
  });
}

/** A live session and its user. */
export interface Session {
  /** SHA-256 of the session's id, in hex. */
  hash: string;
  user: User;
}

/** A session as its person sees it; times are milliseconds since the epoch. */
export interface SessionSummary {
  hash: string;
  createdAt: number;
  /** Within the hour. */
  lastSeenAt: number;
}

/** Whether a session has just ended. */
export type EndedSessions = (session: Session) => boolean;

/** Dependencies of sessions; clock and randomness are injected. */
export interface SessionsOptions {
  kv: Kv;
  now: () => Date;
  /** 32 random bytes as 43 characters of base64url. */
  randomToken?: () => string;
}

/** The sessions of this service. Their ids are in cookies only. */
export class Sessions {
  readonly #kv: Kv;
  readonly #now: () => Date;
  readonly #newToken: () => string;
  #tellEnded: (isEnded: EndedSessions) => void = () => {};

  constructor(
    { kv, now, randomToken: newToken = randomToken }: SessionsOptions,
  ) {
    this.#kv = kv;
    this.#now = now;
    this.#newToken = newToken;
  }

  /** Begins a session and returns its new id, which is never stored. */
  async create(userId: string): Promise<string> {
    const id = this.#newToken();
    const { value: epoch } = await this.#kv.get<number>(
      sessionEpochKey(userId),
    );
    const now = this.#now().getTime();
    const session: StoredSession = {
      userId,
      epoch: epoch ?? 0,
      createdAt: now,
      lastSeenAt: now,
    };
    const hash = await hashToken(id);
    // Noted first, so that no session is missed when the account is deleted.
    const known = { createdAt: now };
    await this.#kv.set(userSessionKey(userId, hash), known, {
      expireIn: LIFETIME_MS,
    });
    await this.#kv.set(sessionKey(hash), session, { expireIn: IDLE_MS });
    return id;
  }

  /** The live session with that id; finding it counts as use. */
  async find(id: string): Promise<Session | undefined> {
    if (!/^[A-Za-z0-9_-]{43}$/.test(id)) return undefined;
    const hash = await hashToken(id);
    const entry = await this.#read(hash);
    const user = entry && await this.#userOf(entry.value);
    if (!entry || !user) return undefined;
    await this.#touch(entry, this.#now().getTime());
    return { hash, user };
  }

  /** Whether the session still exists. Unlike finding it, this is no use of it. */
  async isLive({ hash }: Session): Promise<boolean> {
    const entry = await this.#read(hash);
    return entry !== undefined &&
      await this.#userOf(entry.value) !== undefined;
  }

  /**
   * Calls `listener` with every end of sessions in this process. There is one
   * listener; ends on other instances show by {@linkcode Sessions.isLive} only.
   */
  onEnded(listener: (isEnded: EndedSessions) => void): void {
    this.#tellEnded = listener;
  }

  /** The user's live sessions, the latest first. */
  async list(userId: string): Promise<SessionSummary[]> {
    const hashes: string[] = [];
    const prefix = userSessionsPrefix(userId);
    for await (const { key } of this.#kv.list({ prefix })) {
      hashes.push(String(key.at(-1)));
    }
    const found = await Promise.all(hashes.map(async (hash) => {
      const entry = await this.#read(hash);
      if (!entry?.value || !await this.#userOf(entry.value)) return [];
      const { createdAt, lastSeenAt } = entry.value;
      return [{ hash, createdAt, lastSeenAt }];
    }));
    return found.flat().sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Ends one session of this user; nothing happens to another's. */
  async endOwn(userId: string, hash: string): Promise<void> {
    const entry = await this.#read(hash);
    if (entry?.value?.userId === userId) await this.end(hash);
  }

  /** Ends one session. */
  async end(hash: string): Promise<void> {
    await this.#kv.delete(sessionKey(hash));
    this.#tellEnded((session) => session.hash === hash);
  }

  /**
   * Ends all sessions and tokens of a user in one write, also those that
   * another instance is creating at the same moment. The MCP server has to be
   * told of the tokens.
   */
  async endAll(userId: string): Promise<TokensEnded> {
    for (;;) {
      const [epoch, ended] = await this.#kv.getMany<unknown>([
        sessionEpochKey(userId),
        tokensEndedKey(userId),
      ]) as [Entry<number>, Entry<TokensEnded>];
      const next = (epoch.value ?? 0) + 1;
      const value = tokensEndedAt(this.#now(), next, ended.value);
      const { ok } = await this.#kv.atomic([epoch, ended], [
        { type: "set", key: epoch.key, value: next },
        { type: "set", key: ended.key, value },
      ]);
      if (!ok) continue;
      this.#tellEnded((session) => session.user.id === userId);
      return value;
    }
  }

  async #read(hash: string) {
    const entry = await this.#kv.get<StoredSession>(sessionKey(hash));
    const now = this.#now().getTime();
    const isLive = entry.value && remainingMs(entry.value, now) > 0;
    return isLive ? entry : undefined;
  }

  /** The session's user; undefined if the user or the session's epoch is gone. */
  async #userOf(
    { userId, epoch }: StoredSession,
  ): Promise<User | undefined> {
    const [profile, current] = await this.#kv.getMany<unknown>([
      profileKey(userId),
      sessionEpochKey(userId),
    ]) as [Entry<User>, Entry<number>];
    const isCurrent = (current.value ?? 0) === epoch;
    return isCurrent ? profile.value ?? undefined : undefined;
  }

  async #touch(entry: Entry<StoredSession>, now: number): Promise<void> {
    if (!entry.value || now - entry.value.lastSeenAt < TOUCH_EVERY_MS) return;
    const { key, versionstamp } = entry;
    const value = { ...entry.value, lastSeenAt: now };
    // The check keeps this from undoing a sign-out at the same moment.
    await this.#kv.atomic([{ key, versionstamp }], [
      { type: "set", key, value, expireIn: remainingMs(value, now) },
    ]);
  }
}

function remainingMs(session: StoredSession, now: number): number {
  return Math.min(
    session.lastSeenAt + IDLE_MS - now,
    session.createdAt + LIFETIME_MS - now,
  );
}
