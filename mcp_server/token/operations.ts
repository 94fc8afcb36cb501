import * as z from "zod";
import { CLOCK_SKEW_SECONDS } from "../../shared/contract/claims.ts";
import { invalidInput } from "../../shared/http/errors.ts";
import { instant, opaque } from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";
import { revokeTokens } from "../storage/revocations.ts";
import {
  CHANGING,
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
  annotations: CHANGING,
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
    const { sql, now } = context;
    if (jti !== undefined && (userId ?? issuedBefore) === undefined) {
      await revokeTokens(sql, { kind: "token", subject: jti, now });
    } else if (jti === undefined && userId && issuedBefore) {
      const issuedUntil = momentIn(context, issuedBefore);
      await revokeTokens(sql, {
        kind: "user",
        subject: userId,
        issuedUntil,
        now,
      });
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

/** Everything that can be done with tokens. */
export const tokenOperations: readonly Operation[] = [tokenRevoke];
