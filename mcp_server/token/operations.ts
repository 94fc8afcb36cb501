import { z } from "zod";
import {
  CLOCK_SKEW_SECONDS,
  MAX_TOKEN_SECONDS,
} from "../../shared/contract/claims.ts";
import { invalidInput } from "../../shared/http/errors.ts";
import { instant, opaque } from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";
import {
  defineOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";

const name = notPersonal(opaque(255).min(1));

const tokenRevoke: Operation = defineOperation({
  noun: "token",
  verb: "revoke",
  kind: "write",
  audience: "service",
  staff: "none",
  scope: "token:revoke",
  title: { ja: "トークンを失効させる", en: "Revoke tokens" },
  description: {
    ja:
      "このサービスが発行したトークンを期限前に失効させます。jti で 1 つ、または userId と issuedBefore で、その利用者にその時刻以前に発行したものすべて。すぐに効き、取り消せません。もう一度呼んでも結果は同じです。",
    en:
      "Voids tokens that this service issued before they expire: one by its jti, or all of a user's that were issued at issuedBefore or earlier. It holds at once and cannot be undone; doing it again changes nothing.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },
  input: z.strictObject({
    jti: name.meta({ examples: ["6f1c2f0e-6f0b-4a55-9d0c-3c1a4f9f3b11"] })
      .optional().describe("`jti` of the one token"),
    userId: name.meta({ examples: ["usr_2b7c"] }).optional()
      .describe("`sub` of the user, with issuedBefore"),
    issuedBefore: instant.optional().describe(
      "Tokens with this `iat` or an earlier one, with userId",
    ),
  }),
  output: z.strictObject({}),
  async run(context, { jti, userId, issuedBefore }) {
    if (jti !== undefined && (userId ?? issuedBefore) === undefined) {
      await revoke(context, { kind: "token", subject: jti });
    } else if (jti === undefined && userId && issuedBefore) {
      const issuedUntil = momentIn(context, issuedBefore);
      await revoke(context, { kind: "user", subject: userId, issuedUntil });
    } else {
      throw invalidInput("jti", "Give jti, or userId and issuedBefore");
    }
    return {};
  },
});

/** Nobody can be kept out by tokens that are yet to come. */
function momentIn({ now }: OperationContext, text: string): Date {
  const moment = new Date(text);
  if (moment.getTime() <= now.getTime() + CLOCK_SKEW_SECONDS * 1000) {
    return moment;
  }
  throw invalidInput("issuedBefore", "issuedBefore must not be in the future");
}

/** Tokens that are revoked from now on. */
interface Revoked {
  kind: "token" | "user";
  subject: string;
  /** Of a user's tokens; a token by its `jti` is void whenever it was issued. */
  issuedUntil?: Date;
}

/** Kept until every clock takes the last of these tokens for expired. */
async function revoke(
  { sql, now }: OperationContext,
  { kind, subject, issuedUntil }: Revoked,
): Promise<void> {
  const seconds = MAX_TOKEN_SECONDS + 3 * CLOCK_SKEW_SECONDS;
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  await sql`
    insert into revocations (issuer, kind, subject, issued_until, expires_at)
    values (app_issuer(), ${kind}, ${subject},
      coalesce(${issuedUntil ?? null}::timestamptz, 'infinity'), ${expiresAt})
    on conflict do nothing`;
}

/** Everything that can be done with tokens. */
export const tokenOperations: readonly Operation[] = [tokenRevoke];
