import type { Identity } from "../../shared/sign_in/mod.ts";
import type { AdminRole } from "../operation/admin.ts";

/** Who is let in at a first sign-in. Empty means nobody. */
export interface AllowList {
  /** Exact addresses; they become owners. */
  emails: readonly string[];
  /** A Google Workspace domain; its members become viewers. */
  domain: string | undefined;
}

/** The role that a newcomer gets, or null where the allow-list has none. */
export function roleForNewAdmin(
  identity: Pick<Identity, "email" | "emailVerified" | "hostedDomain">,
  allowed: AllowList,
): AdminRole | null {
  const { email, emailVerified, hostedDomain } = identity;
  if (!emailVerified || email === null) return null;
  if (allowed.emails.some((each) => sameName(each, email))) return "owner";
  const { domain } = allowed;
  if (domain && hostedDomain && sameName(domain, hostedDomain)) return "viewer";
  return null;
}

/**
 * Folds A-Z only: `toLowerCase` also folds lookalikes such as the Kelvin sign
 * into ASCII letters, which would let another address pass for a listed one.
 */
function sameName(a: string, b: string): boolean {
  return lowerAscii(a) === lowerAscii(b);
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
