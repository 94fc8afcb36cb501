/** Parameters of an authorization request (RFC 6749, RFC 7636, OIDC Core). */
export interface AuthorizationRequest {
  state: string;
  /** PKCE verifier; only its S256 challenge is sent. */
  codeVerifier: string;
  nonce: string;
  /** The account that the provider may suggest, e.g. an e-mail address. */
  loginHint?: string | undefined;
  /** False asks LINE not to sign in by its app, which may have lost the state. */
  autoLogin?: boolean;
}

/** The person of a verified ID token. Identify people by `sub` only. */
export interface Identity {
  /** The provider's name, e.g. `google`. */
  provider: string;
  /** The provider's own id of this person; unique within the provider. */
  sub: string;
  email: string | null;
  /** True only if the provider says so. An unverified e-mail must not be used. */
  emailVerified: boolean;
  /** One printable line; empty if the provider sends none; at most 100 code points. */
  name: string;
  /** An https URL (http for a provider on loopback), or null. */
  pictureUrl: string | null;
  /** Google Workspace domain (`hd`), or null for a personal account. */
  hostedDomain: string | null;
}

/** The values that an ID token is checked against. */
export interface IdTokenExpectation {
  nonce: string;
  now: Date;
}

/** A provider where people sign in, with one client and one callback. */
export interface IdentityProvider {
  readonly name: string;
  /** The registered redirect URI. */
  readonly callbackUrl: string;
  /** The URL to redirect the browser to. */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /**
   * Exchanges the code for an ID token, which is not verified yet.
   *
   * @throws If the provider refuses the code or cannot be reached.
   */
  exchangeCode(code: string, codeVerifier: string): Promise<string>;
  /**
   * Verifies an ID token (OIDC Core section 3.1.3.7).
   *
   * @throws If a check fails.
   */
  verifyIdToken(token: string, expected: IdTokenExpectation): Promise<Identity>;
  /**
   * Whether the `iss` of an authorization response is right (RFC 9207); null
   * means that the response has none.
   */
  acceptsIssuer(issuer: string | null): Promise<boolean>;
}
