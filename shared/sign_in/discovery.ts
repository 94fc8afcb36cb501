import * as z from "zod";
import { isSecureUrl } from "../http/secure_url.ts";

const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});

/** The provider metadata that sign-in uses (OIDC Discovery). */
export type ProviderMetadata = z.output<typeof metadata>;

/** The part of `fetch` that is used; injected for tests. */
export type Fetch = (
  url: string,
  init?: RequestInit,
) => Promise<Response>;

const TIMEOUT_MS = 5000;

/**
 * Checks an issuer URL: https, or http on loopback only.
 *
 * @throws {TypeError} If it is another URL, or no URL.
 */
export function checkIssuerUrl(issuer: string): void {
  if (!isSecureUrl(issuer)) {
    throw new TypeError(
      `Cannot use issuer "${issuer}": it must be https, or http on loopback`,
    );
  }
}

/**
 * Reads the provider's metadata when it is first needed, and caches it. A
 * failure is not cached: the next sign-in tries again.
 *
 * @throws {TypeError} If the issuer is neither https nor http on loopback.
 */
export function discovery(
  issuer: string,
  fetch: Fetch,
): () => Promise<ProviderMetadata> {
  checkIssuerUrl(issuer);
  let cached: Promise<ProviderMetadata> | undefined;
  return () => {
    cached ??= read(issuer, fetch).catch((error) => {
      cached = undefined;
      throw error;
    });
    return cached;
  };
}

async function read(issuer: string, fetch: Fetch): Promise<ProviderMetadata> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(url, {
    // A redirect is refused by its status. Workers do not know "error".
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`Cannot read ${url}: status ${response.status}`);
  }
  const found = metadata.parse(await response.json());
  if (found.issuer !== issuer) {
    throw new Error(`Cannot use ${url}: it names another issuer`);
  }
  const urls = [
    found.authorization_endpoint,
    found.token_endpoint,
    found.jwks_uri,
  ];
  if (!urls.every(isSecureUrl)) {
    throw new Error(`Cannot use ${url}: an endpoint is not https`);
  }
  return found;
}
