import { assert, assertEquals, assertRejects } from "@std/assert";
import * as z from "zod";
import { locales } from "../../shared/ui/locale.ts";
import type { Caller } from "../operation/caller.ts";
import { isPreviewable } from "../operation/operation.ts";
import { previewOperation } from "../operation/preview_call.ts";
import { defineWrite, inSteps } from "../operation/write.ts";
import { sqlState } from "../storage/database_error.ts";
import { createTestApp } from "../test_app.ts";
import { createAdminCookie, createCustomers } from "./test_people.ts";
import { sendPreview, sendWrite, testCount, writes } from "./test_previews.ts";
import { type Creation, creations } from "./test_slices.ts";
import { digestTables } from "./test_tables.ts";
import { generateInput } from "./test_write_inputs.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const SEED = 20261126;
/** The SQLSTATE of a write in a read-only transaction. */
const READ_ONLY_TRANSACTION = "25006";
/** The number of concurrent previews. */
const CONCURRENCY = 8;

Deno.test("previews write nothing", async () => {
  await using app = await createTestApp({
    now: () => NOW,
    rateLimit: { perMinute: 1e9, burst: 1e9 },
  });
  const [customer] = await createCustomers(app, ["usr_1"]);
  const { token, pools } = customer!;
  const as = { token, cookie: await createAdminCookie(app) };
  const owned = Object.fromEntries(
    Object.entries(pools).map(([field, ids]) => [field, String(ids[0])]),
  );
  const previews = testCount("previews", { few: 600, whole: 10_000 });
  const { owner } = app.database;
  const before = await digestTables(owner, ["rate_limits"]);
  let next = 0;
  let succeeded = 0;
  let byStaff = 0;
  const worker = async () => {
    for (let at = next++; at < previews; at = next++) {
      const write = writes[at % writes.length]!;
      const args = generateInput(write, { owned, pools, now: NOW }, SEED + at);
      const sent = { args, locale: locales[at % 2]! };
      const { status } = await sendPreview(app, write, as, sent);
      if (status !== 200) continue;
      succeeded++;
      if (write.by === "staff") byStaff++;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const after = await digestTables(owner, ["rate_limits"]);
  const changed = Object.keys(after)
    .filter((table) => after[table] !== before[table]);
  console.log(`${succeeded} of ${previews} previews succeeded`);
  console.log(`figure: previews_that_wrote = ${changed.length} (goal = 0)`);
  assertEquals(changed, []);
  assert(Object.keys(after).length > 10 && succeeded > previews / 4);

  const audited = await owner`
    select kind, operation from audit_log where actor_kind = 'staff'`;
  assertEquals(
    audited.length,
    byStaff,
    "previews by staff are in the audit log",
  );
  assert(
    audited.every(({ kind, operation }) =>
      kind === "read" && operation.endsWith("_preview")
    ),
  );

  const [{ operation: name, args }] = creations as readonly [Creation];
  const call = { args: args({ text: "a note", round: 0, now: NOW }) };
  await sendWrite(app, { name, by: "user" }, as, call);
  const written = await digestTables(owner, ["rate_limits"]);
  assert(written.audit_log !== after.audit_log, "the digests detect a write");
});

/** A write whose plan changes a row, which is not allowed. */
const PLAN_THAT_WRITES = defineWrite({
  noun: "thing",
  verb: "change",
  scope: "booking:create",
  previewScopes: ["booking:read"],
  title: { ja: "変更する", en: "Change" },
  description: { ja: "変更する", en: "Change" },
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  user: inSteps({
    input: z.strictObject({}),
    output: z.strictObject({}),
    lock: () => [],
    async plan({ sql }) {
      await sql`update customers set name = 'changed'`;
    },
    apply: () => Promise.resolve({}),
    describe: () => ({ title: "", summary: "", details: [], fields: [] }),
  }),
  staff: "same",
});

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

Deno.test("the database refuses a plan that writes", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const token = await app.tokenFor("usr_1");
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const verified = await app.deps.verifier.verify(headers);
  assert(verified.ok && isPreviewable(PLAN_THAT_WRITES));
  const call = {
    operation: PLAN_THAT_WRITES,
    args: {},
    locale: "en",
    requestId: "test",
  } as const;
  for (const caller of [verified.credentials.token, STAFF]) {
    const error = await assertRejects(() =>
      previewOperation(app.deps, { ...call, caller })
    );
    assertEquals(sqlState(error), READ_ONLY_TRANSACTION);
  }
  const audited = await app.database.owner`select from audit_log`;
  assertEquals(audited.length, 0, "failed previews are not in the audit log");
});
