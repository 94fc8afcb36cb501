import type { Locale } from "../../shared/ui/locale.ts";

/** The identity providers that customers sign in with. */
export type ProviderName = "google" | "line";

/** A customer. Keyed by provider and provider id, never by e-mail. */
export interface User {
  /** `usr_…`. */
  id: string;
  provider: ProviderName;
  /** The provider's `sub`. */
  providerUserId: string;
  /** Null where the provider tells none (LINE). */
  email: string | null;
  name: string;
  pictureUrl: string | null;
  /** Of the last sign-in; profiles of earlier releases have none. */
  language?: Locale;
  /** ISO 8601. */
  createdAt: string;
}
