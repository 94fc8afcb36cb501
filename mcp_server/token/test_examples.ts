import type { SliceExamples } from "../surfaces/test_slices.ts";

export const examples: SliceExamples = {
  asOtherService: ({ userId, issuer, jti }, now) => [
    ["token_revoke", { userId, issuedBefore: now.toISOString() }, 200],
    ["token_revoke", { jti }, 200],
    ["token_revoke", { jti, issuer }, 400],
  ],
};
