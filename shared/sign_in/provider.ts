/** What one authorization request carries (RFC 6749, RFC 7636, OIDC Core). */
export interface AuthorizationRequest {
  state: string;
  /** PKCE verifier; only its S256 challenge is sent. */
  codeVerifier: string;
  nonce: string;
  /** Whom the provider may offer at once, e.g. an e-mail address. */
  loginHint?: string | undefined;
}

/** Who signed in, as the verified ID token says. Key people by `sub` only. */
export interface Identity {
  /** Name of the provider, e.g. `google`. */
  provider: string;
  /** The provider's own id of this person; unique within the provider. */
  sub: string;
  email: string | null;
  /** True only where the provider states it. Use no other e-mail. */
  emailVerified: boolean;
  /** Empty where the provider tells none; 255 characters at most. */
  name: string;
  /** An https URL (http for a provider on loopback), or null. */
  pictureUrl: string | null;
  /** Google Workspace domain (`hd`), or null for a personal account. */
  hostedDomain: string | null;
}

/** What an ID token is held against. */
export interface IdTokenExpectation {
  nonce: string;
  now: Date;
}

/** One place where people can sign in, for one client and one callback. */
export interface IdentityProvider {
  readonly name: string;
  /** The registered redirect URI. */
  readonly callbackUrl: string;
  /** Where to send the browser. */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /**
   * Exchanges the code for an ID token, not yet verified.
   *
   * @throws If the provider refuses the code or cannot be reached.
   */
  exchangeCode(code: string, codeVerifier: string): Promise<string>;
  /**
   * Verifies an ID token (OIDC Core section 3.1.3.7).
   *
   * @throws If any check fails.
   */
  verifyIdToken(token: string, expected: IdTokenExpectation): Promise<Identity>;
  /**
   * Whether the `iss` of an authorization response fits (RFC 9207); null means
   * that the response has none.
   */
  acceptsIssuer(issuer: string | null): Promise<boolean>;
}
