import { z } from "zod";

const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});

/** The members of provider metadata that sign-in needs (OIDC Discovery). */
export type ProviderMetadata = z.output<typeof metadata>;

/** Fetches like the global one; injected so that tests can hold it. */
export type Fetch = (
  url: string,
  init?: RequestInit,
) => Promise<Response>;

const TIMEOUT_MS = 5000;

/**
 * Checks an issuer URL: https, or http on loopback only.
 *
 * @throws {TypeError} If it is anything else.
 */
export function checkIssuerUrl(issuer: string): void {
  if (!isSecureOrLoopback(issuer)) {
    throw new TypeError(
      `Cannot use issuer "${issuer}": it must be https, or http on loopback`,
    );
  }
}

/**
 * Reads the provider's metadata at first use and keeps it. A failure is not
 * kept, so the next sign-in tries again.
 *
 * @throws {TypeError} If the issuer is neither https nor http on loopback.
 */
export function discovery(
  issuer: string,
  fetch: Fetch,
): () => Promise<ProviderMetadata> {
  checkIssuerUrl(issuer);
  let known: Promise<ProviderMetadata> | undefined;
  return () => {
    known ??= read(issuer, fetch).catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function read(issuer: string, fetch: Fetch): Promise<ProviderMetadata> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(url, {
    redirect: "error",
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
  if (!urls.every(isSecureOrLoopback)) {
    throw new Error(`Cannot use ${url}: an endpoint is not https`);
  }
  return found;
}

function isSecureOrLoopback(value: string): boolean {
  const url = URL.parse(value);
  if (url?.protocol === "https:") return true;
  return url?.protocol === "http:" &&
    ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}
