import { dueKey, duePrefix, profileKey } from "../store/keys.ts";
import type { Entry, Key, Kv } from "../store/kv.ts";
import type { TokenUser } from "../../shared/contract/claims.ts";
import type { User } from "../auth/user.ts";

/** An approved write that is to be carried out. */
export interface DueWrite {
  kind: "write";
  conversationId: string;
  approvalId: string;
  tool: string;
  /** When it is to be tried, in milliseconds since the epoch. */
  at: number;
  /** When it was approved, in milliseconds since the epoch. */
  since: number;
  /** Number of attempts so far. */
  attempts: number;
}

/** A run to look at, because its process may have died. */
export interface DueRun {
  kind: "run";
  conversationId: string;
  at: number;
}

/**
 * An account to delete. It holds what is needed of the profile, which is gone
 * as soon as this is stored.
 */
export interface DueDeletion {
  kind: "deletion";
  /** The next step; `account/delete_account.ts` describes them. */
  step: "stop" | "erase" | "cancel" | "forget" | "sweep";
  user: TokenUser;
  login: { provider: string; providerUserId: string };
  at: number;
  /** When it was asked for, in milliseconds since the epoch. */
  since: number;
  /** Number of attempts of this step so far. */
  attempts: number;
}

/** A checkout whose order is to be made agree with it. */
export interface DuePayment {
  kind: "payment";
  orderId: string;
  /** The session at the payment provider. */
  sessionId: string;
  at: number;
  /** Number of attempts that failed in a row. */
  attempts: number;
}

/** Work that goes on by itself, also after a crash. */
export type DueWork = DueWrite | DueRun | DueDeletion | DuePayment;

/** The key of due work; a write, a conversation's run, an account and a checkout have one. */
export function keyOfWork(userId: string, work: DueWork): Key {
  switch (work.kind) {
    case "write":
      return dueKey(userId, work.kind, work.approvalId);
    case "run":
      return dueKey(userId, work.kind, work.conversationId);
    case "deletion":
      return dueKey(userId, work.kind, userId);
    case "payment":
      return dueKey(userId, work.kind, work.sessionId);
  }
}

/** The user's due work, also what is not due yet; oldest approvals first. */
export async function listDueWork(kv: Kv, userId: string): Promise<DueWork[]> {
  const prefix = duePrefix(userId);
  const entries = await Array.fromAsync(kv.list<DueWork>({ prefix }));
  return entries.map(({ value }) => value)
    .sort((a, b) => sinceOf(a) - sinceOf(b));
}

function sinceOf(work: DueWork): number {
  return work.kind === "write" ? work.since : 0;
}

/** Names of the tools with a write that was approved, and is not settled. */
export async function unconfirmedTools(
  kv: Kv,
  userId: string,
): Promise<ReadonlySet<string>> {
  const work = await listDueWork(kv, userId);
  return new Set(
    work.flatMap((one) => one.kind === "write" ? one.tool : []),
  );
}

/** The user as tokens name them; undefined once the account is deleted. */
export async function loadTokenUser(
  kv: Kv,
  userId: string,
): Promise<TokenUser | undefined> {
  const { value } = await readProfile(kv, userId);
  return value ? toTokenUser(value) : undefined;
}

/** The stored user; its value is null once the account is deleted. */
export function readProfile(kv: Kv, userId: string): Promise<Entry<User>> {
  return kv.get<User>(profileKey(userId));
}

export function toTokenUser({ id, email, name }: User): TokenUser {
  return { id, email, name };
}
