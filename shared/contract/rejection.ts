/**
 * The reason why a token was refused, for the log. Clients are told only
 * `Invalid token`. No value may contain the token or its signature.
 */
export type TokenRejection =
  | { reason: "missing" }
  | { reason: "malformed" }
  | { reason: "unacceptable_header"; detail: string }
  | { reason: "unknown_issuer" }
  | { reason: "unknown_key" }
  | { reason: "keys_unavailable" }
  | { reason: "bad_signature" }
  | { reason: "wrong_audience" }
  | { reason: "expired" }
  | { reason: "not_yet_valid" }
  | { reason: "lives_too_long"; seconds: number }
  | { reason: "bad_claims"; detail: string }
  | { reason: "scope_not_granted_to_issuer"; scope: string }
  | { reason: "revoked" };
