import type { TokenUser } from "../../shared/contract/claims.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** The person who acts, and the language in which the product answers. */
export interface Actor {
  user: TokenUser;
  locale: Locale;
}
