import { dueKey, duePrefix, profileKey } from "../store/keys.ts";
import type { Key, Kv } from "../store/kv.ts";
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

/** Work that goes on by itself, also after a crash. */
export type DueWork = DueWrite | DueRun;

/** The key of due work; one write, or one conversation's run, has one. */
export function keyOfWork(userId: string, work: DueWork): Key {
  const id = work.kind === "write" ? work.approvalId : work.conversationId;
  return dueKey(userId, work.kind, id);
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
  const { value } = await kv.get<User>(profileKey(userId));
  return value
    ? { id: value.id, email: value.email, name: value.name }
    : undefined;
}
