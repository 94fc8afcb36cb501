import * as z from "zod";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { opaque } from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";
import { revokeAsOwner } from "./store.ts";

const name = notPersonal(opaque(255).min(1));
const issuer = name.meta({ examples: ["ai-service.example.com"] })
  .describe("`iss` of the tokens");

/** What the three of them have in common. */
const revoking = {
  noun: "token",
  kind: "write",
  scope: "token:revoke",
  annotations: CHANGING,
} as const;

export const tokenRevokeOne = defineStaffOperation({
  ...revoking,
  verb: "revoke_one",
  title: { ja: "トークンを失効させる", en: "Revoke a token" },
  description: {
    ja:
      "監査記録にある jti のトークンを失効させます。すぐに効き、取り消せません。",
    en:
      "Voids the token with a `jti` from the audit, at once; it cannot be undone.",
  },
  input: z.strictObject({
    issuer,
    jti: name.meta({ examples: ["6f1c2f0e-6f0b-4a55-9d0c-3c1a4f9f3b11"] }),
  }),
  output: z.strictObject({ issuer: name, jti: name }),
  async run(context, { issuer, jti }) {
    await revokeAsOwner(context, { issuer, kind: "token", subject: jti });
    return { issuer, jti };
  },
});

export const tokenRevokeUser = defineStaffOperation({
  ...revoking,
  verb: "revoke_user",
  title: {
    ja: "利用者のトークンをすべて失効させる",
    en: "Revoke all tokens of a user",
  },
  description: {
    ja:
      "利用者にこれまでに発行されたトークンをすべて失効させます。時計のずれを見込み、これから 30 秒の間に発行されるものも失効します。",
    en:
      "Voids all tokens that a user has; also those issued in the next 30 seconds, since the service's clock may be ahead.",
  },
  input: z.strictObject({
    issuer,
    userId: name.meta({ examples: ["usr_2b7c"] }),
  }),
  output: z.strictObject({ issuer: name, userId: name }),
  async run(context, { issuer, userId }) {
    await revokeAsOwner(context, { issuer, kind: "user", subject: userId });
    return { issuer, userId };
  },
});

export const tokenRevokeIssuer = defineStaffOperation({
  ...revoking,
  verb: "revoke_issuer",
  title: {
    ja: "AI サービスのトークンをすべて失効させる",
    en: "Revoke all tokens of an AI service",
  },
  description: {
    ja:
      "AI サービスがこれまでに発行したトークンをすべて失効させます。新しいトークンは、30 秒ほどでまた使えます。",
    en:
      "Voids all tokens that an AI service has issued; also those of the next 30 seconds, since its clock may be ahead. Later ones are accepted.",
  },
  input: z.strictObject({ issuer }),
  output: z.strictObject({ issuer: name }),
  async run(context, { issuer }) {
    await revokeAsOwner(context, { issuer, kind: "issuer", subject: issuer });
    return { issuer };
  },
});

/** What owners do with tokens. */
export const tokenStaffOperations: readonly Operation[] = [
  tokenRevokeOne,
  tokenRevokeUser,
  tokenRevokeIssuer,
];
