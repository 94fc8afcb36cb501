import type { RowOf } from "../storage/table.ts";
import type { Sql } from "../storage/statement.ts";
import { notices } from "./columns.ts";
import { retryDelay, TRIES } from "./rules.ts";
import type { DoneInput } from "./schemas.ts";

const triedRow = notices.pick("state", "attempts", "sendBefore");
type Tried = RowOf<typeof triedRow>;

/** What a notice becomes. */
interface Ending {
  state: Tried["state"];
  /** When it is tried again. */
  dueAt?: Date;
}

/** What became of a try, as the sender tells it. */
export type TryOutcome = Omit<DoneInput, "noticeId">;

/**
 * What a notice becomes by the outcome of a try; undefined where it stays as it
 * is. What was delivered stays so, and what ended otherwise meanwhile was delivered
 * all the same if its sender says so.
 */
export function endingOf(
  { state, attempts, sendBefore }: Tried,
  { outcome }: Pick<TryOutcome, "outcome">,
  { id, now }: { id: string; now: Date },
): Ending | undefined {
  if (outcome === "delivered") {
    return state === "delivered" ? undefined : { state: "delivered" };
  }
  if (state !== "waiting") return undefined;
  if (outcome === "unwanted") return { state: "unwanted" };
  if (outcome === "undeliverable") return { state: "dead" };
  const dueAt = new Date(now.getTime() + retryDelay(attempts, id));
  return attempts >= TRIES || dueAt >= sendBefore
    ? { state: "dead" }
    : { state: "waiting", dueAt };
}

/** Writes what became of a try. Resolves to false if there is no such notice. */
export async function finishNotice(
  sql: Sql,
  id: string,
  { now, ...tried }: TryOutcome & { now: Date },
): Promise<boolean> {
  const [row] = await sql<Tried[]>`
    select ${triedRow.list} from notices where id = ${id} for update`;
  if (!row) return false;
  const ending = endingOf(row, tried, { id, now });
  if (!ending) return true;
  const { state, dueAt } = ending;
  await sql`
    update notices set ${
    notices.assignments({
      state,
      channel: tried.channel,
      reason: tried.reason ?? null,
      leasedUntil: null,
      doneAt: state === "waiting" ? null : now,
      ...(dueAt && { dueAt }),
    })
  } where id = ${id} and state = ${row.state}`;
  return true;
}

/** Closes what can reach nobody, as a walk-in who gave no address; no failure. */
export async function closeWithoutAddress(
  sql: Sql,
  id: string,
  { now }: { now: Date },
): Promise<void> {
  await sql`
    update notices set state = 'obsolete', reason = 'no_address',
      leased_until = null, done_at = ${now}
    where id = ${id} and state = 'waiting'`;
}
