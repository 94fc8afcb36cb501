import type { Identity } from "../../shared/sign_in/mod.ts";
import type { AdminRole } from "../operation/admin.ts";

/** The people who may sign in for the first time. Empty means nobody. */
export interface AllowList {
  /** E-mail addresses whose owners get the role `owner`. */
  emails: readonly string[];
  /** A Google Workspace domain whose members get the role `viewer`. */
  domain: string | undefined;
}

/** The role of a new admin, or null if the allow-list does not have them. */
export function roleForNewAdmin(
  identity: Pick<Identity, "email" | "emailVerified" | "hostedDomain">,
  allowed: AllowList,
): AdminRole | null {
  const { email, emailVerified, hostedDomain } = identity;
  if (!emailVerified || email === null) return null;
  if (allowed.emails.some((each) => equalsIgnoreCase(each, email))) {
    return "owner";
  }
  const { domain } = allowed;
  if (domain && hostedDomain && equalsIgnoreCase(domain, hostedDomain)) {
    return "viewer";
  }
  return null;
}

/**
 * Folds A-Z only. `toLowerCase` also turns lookalikes such as the Kelvin sign
 * into ASCII letters, so that another address would equal a listed one.
 */
function equalsIgnoreCase(a: string, b: string): boolean {
  return lowerAscii(a) === lowerAscii(b);
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
