import { createTestKeys, ISSUER, type TestApp } from "../test_app.ts";

/** Texts that would run or be followed if a page took them for HTML. */
export const HOSTILE_TEXTS = [
  `<script>globalThis.hacked=1</script>`,
  `<img src=x onerror="globalThis.hacked=1">`,
  `"><svg/onload=globalThis.hacked=1>`,
  `' autofocus onfocus='globalThis.hacked=1`,
  `javascript:globalThis.hacked=1`,
  `</textarea></select></title><script>globalThis.hacked=1</script>`,
  `{{constructor.constructor('globalThis.hacked=1')()}}`,
  `\u202E<a href="javascript:globalThis.hacked=1">x</a>`,
] as const;

/** An entry of the audit that a test writes as it is. */
export interface TestEntry {
  /** ISO 8601 with offset. */
  at: string;
  actorKind?: "user" | "staff" | "service";
  actorId?: string;
  operation?: string;
  kind?: "read" | "write";
  targets?: string[];
  before?: object;
  after?: object;
}

/** Writes an entry of the audit. */
export async function addEntry(
  { database: { owner } }: TestApp,
  entry: TestEntry,
): Promise<void> {
  const { actorKind = "user", actorId = "usr_1", targets = [] } = entry;
  const isStaff = actorKind === "staff";
  const { operation = "booking_create", kind = "write" } = entry;
  const { before = null, after = null } = entry;
  await owner`
    insert into audit_log (at, request_id, actor_kind, issuer, actor_id, jti,
      operation, kind, targets, before, after)
    values (${entry.at}, 'b0d6f1f2-8a8e-4f0e-9c0a-1b2c3d4e5f60', ${actorKind},
      ${isStaff ? null : ISSUER}, ${actorId},
      ${isStaff ? null : "6f1c2f0e-6f0b-4a55-9d0c-3c1a4f9f3b11"}, ${operation},
      ${kind}, ${targets}, ${before && owner.json({ ...before })},
      ${after && owner.json({ ...after })})`;
}

/** A customer who acts in the audit. */
export async function addCustomer(
  { database: { owner } }: TestApp,
  { userId, name }: { userId: string; name: string },
): Promise<void> {
  await owner`
    insert into customers
      (id, issuer, user_id, name, created_by, created_at, last_seen)
    values (${`cus_${userId}`}, ${ISSUER}, ${userId}, ${name}, 'ai-service',
      now(), now())`;
}

/** An AI service beside the one that every test has. */
export async function addService(
  { database: { owner } }: TestApp,
  issuer: string,
): Promise<void> {
  const { publicPem } = await createTestKeys();
  await owner`
    insert into trusted_issuers
      (issuer, audience, public_keys, jwks_url, scopes, enabled)
    values (${issuer}, 'mcp-api.test', ${owner.json([publicPem])},
      'https://second.example.com/.well-known/jwks.json',
      '["booking:read", "product:read", "tool:list"]', false)`;
}
