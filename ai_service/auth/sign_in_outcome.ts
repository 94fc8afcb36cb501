import type { SignInRejection } from "../../shared/sign_in/mod.ts";
import type { ProviderName } from "./user.ts";

/** How a sign-in ended that did not succeed, as far as a person is told. */
export const SIGN_IN_OUTCOMES = [
  "cancelled",
  "expired",
  "elsewhere",
  "failed",
] as const;
export type SignInOutcome = typeof SIGN_IN_OUTCOMES[number];

/** The outcome that is shown for a refused sign-in; the log has the exact reason. */
export function outcomeOf(rejection: SignInRejection): SignInOutcome {
  switch (rejection.reason) {
    case "provider_refused":
      return rejection.detail === "access_denied" ? "cancelled" : "failed";
    case "started_too_long_ago":
      return "expired";
    // LINE's app may return into another browser than the one it began in.
    case "not_started_here":
      return "elsewhere";
    default:
      return "failed";
  }
}

/** The page on which the person reads it, and can sign in again. */
export function outcomePath(
  outcome: SignInOutcome,
  provider: ProviderName,
): string {
  return `/?${new URLSearchParams({ sign_in: outcome, provider })}`;
}
