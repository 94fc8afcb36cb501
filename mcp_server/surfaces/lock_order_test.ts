import { assert } from "@std/assert";
import type { Caller } from "../operation/caller.ts";
import { callOperation } from "../operation/pipeline.ts";
import { previewOperation } from "../operation/preview_call.ts";
import type { Database } from "../storage/postgres.ts";
import type { TransactionConnection } from "../storage/transaction_connection.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { createCustomers } from "./test_people.ts";
import { type Write, writes } from "./test_previews.ts";
import { examples } from "./test_slices.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const STAFF: Caller = {
  kind: "staff",
  sessionId: "",
  admin: {
    id: "adm_1",
    email: "owner@example.com",
    name: "山本",
    role: "owner",
    resourceId: null,
  },
};
const LOCK = /\bfor (no key )?update\b|pg_advisory_xact_lock|on conflict/;
/** Sent behind the locks; a preview, which locks nothing, does without it. */
const REVOCATION = /^\s*select from revocations\b/;
const CHANGE = /\b(insert into|update|delete from)\b/;

/** Records the statements of all transactions, in the order of sending. */
function recordStatements(sql: Database): { sql: Database; sent: string[] } {
  const sent: string[] = [];
  const acquire = async () => recordingConnection(await sql.acquire(), sent);
  const recording = Object.assign(
    ((...args: Parameters<Database>) => sql(...args)) as Database,
    sql,
    { acquire },
  );
  return { sql: recording, sent };
}

function recordingConnection(
  connection: TransactionConnection,
  sent: string[],
): TransactionConnection {
  return new Proxy(connection, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        if (name === "query") sent.push(String(args[0]));
        return member.apply(target, args);
      };
    },
  });
}

/** The statements of the preview of a write, then of the write itself. */
async function statementsOf(
  { deps }: TestApp,
  { operation }: Write,
  call: { caller: Caller; args: Record<string, unknown> },
): Promise<{ previewed: string[]; written: string[] }> {
  const [preview, write] = [
    recordStatements(deps.sql),
    recordStatements(deps.sql),
  ];
  const request = { ...call, operation, requestId: "test" };
  await previewOperation({ ...deps, ...preview }, { ...request, locale: "en" });
  await callOperation({ ...deps, ...write }, {
    ...request,
    idempotencyKey: undefined,
  });
  return { previewed: preview.sent, written: write.sent };
}

Deno.test("a write sends all locks before its plan, which neither locks nor writes", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const [customer] = await createCustomers(app, ["usr_1"]);
  const { token, pools } = customer!;
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const verified = await app.deps.verifier.verify(headers);
  assert(verified.ok);
  const callers = { user: verified.credentials.token, staff: STAFF };
  for (const [at, write] of writes.entries()) {
    const { name, by } = write;
    const owned = Object.fromEntries(
      Object.entries(pools).map(([field, ids]) => [field, String(ids[at % 3])]),
    );
    const { args } = examples
      .flatMap((slice) => slice.previews?.({ owned, now: daysLater(at) }) ?? [])
      .find((one) => one.operation === name && one.by === by)!;
    const call = { caller: callers[by], args };
    const { previewed, written } = await statementsOf(app, write, call);
    const statements = `${name} by ${by}:\n${written.join("\n")}`;

    const reads = previewed.filter((text) => !isAuditEntry(text));
    for (const text of reads) {
      assert(!LOCK.test(text) && !CHANGE.test(text), text);
    }
    const isRead = (text: string) =>
      reads.includes(text) || REVOCATION.test(text);
    const isLock = (text: string) => LOCK.test(text);
    const planned = written.findIndex((text) => !isLock(text));
    const locks = written.slice(0, planned);
    if (reads.length > 0) {
      const last = written.findLastIndex(isRead);
      assert(written.slice(planned, last + 1).every(isRead), statements);
    }
    assert(by === "staff" || locks.some(locksCustomer), statements);
    assert(locks.findLastIndex(locksCustomer) <= 0, statements);
  }
});

/** Each write is on a day of its own, so that no two use the same slot. */
function daysLater(days: number): Date {
  return new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);
}

function locksCustomer(text: string): boolean {
  return /(insert into|select from)\s+"?customers/.test(text);
}

function isAuditEntry(text: string): boolean {
  return /insert into audit_log|transaction_read_only/.test(text);
}
