import { exportJWK, generateKeyPair, SignJWT } from "jose";
import {
  createSignIn,
  googleProvider,
  lineProvider,
  type SignIn,
} from "./mod.ts";

export const SITE = "https://shop.example.com";
export const NOW = Date.parse("2026-04-01T09:00:00Z");
export const SECRET = "s".repeat(32);
const keys = await generateKeyPair("RS256");
const jwks = { keys: [{ ...await exportJWK(keys.publicKey), kid: "k1" }] };

export const callbackOf = (name: string) => `${SITE}/auth/callback/${name}`;

/** Fakes the token and key endpoints of both real providers. */
export class FakeProviders {
  now = NOW;
  /** The requests to a token endpoint. */
  readonly exchanges: { url: string; form: URLSearchParams; auth: string }[] =
    [];
  /** Claims of the next ID token. */
  claims: Record<string, unknown> = {};
  /** The response of the token endpoint, in place of tokens. */
  errorResponse: Response | undefined;

  readonly fetch = async (url: string, init?: RequestInit) => {
    const request = new Request(url, init);
    if (request.url.endsWith("/oauth2/v3/certs")) return Response.json(jwks);
    const form = new URLSearchParams(await request.text());
    const auth = request.headers.get("authorization") ?? "";
    this.exchanges.push({ url: request.url, form, auth });
    if (this.errorResponse) return this.errorResponse.clone();
    const isLine = request.url.includes("line.me");
    const id_token = await new SignJWT({
      iss: isLine ? "https://access.line.me" : "https://accounts.google.com",
      aud: "the-client",
      sub: "subject-1",
      iat: this.now / 1000,
      exp: this.now / 1000 + 3600,
      ...this.claims,
    })
      .setProtectedHeader({ alg: isLine ? "HS256" : "RS256", kid: "k1" })
      .sign(isLine ? new TextEncoder().encode(SECRET) : keys.privateKey);
    return Response.json({
      access_token: "a",
      token_type: "Bearer",
      id_token,
    });
  };
}

/** Runs with the global fetch replaced, because arctic uses no other. */
export async function withFakeProviders(
  run: (
    providers: FakeProviders,
    flows: Record<"google" | "line", SignIn>,
  ) => unknown,
) {
  const providers = new FakeProviders();
  const originalFetch = globalThis.fetch;
  globalThis.fetch =
    ((input: Request | string, init?: RequestInit) =>
      input instanceof Request
        ? forward(providers, input)
        : providers.fetch(input, init)) as typeof fetch;
  try {
    const options = (name: string) => ({
      clientId: "the-client",
      clientSecret: SECRET,
      callbackUrl: callbackOf(name),
    });
    const common = { cookiePrefix: "ai", now: () => new Date(providers.now) };
    await run(providers, {
      google: createSignIn({
        provider: googleProvider(options("google")),
        ...common,
      }),
      line: createSignIn({
        provider: lineProvider(options("line")),
        ...common,
      }),
    });
  } finally {
    globalThis.fetch = originalFetch;
  }
}

async function forward(
  providers: FakeProviders,
  request: Request,
): Promise<Response> {
  return await providers.fetch(request.url, {
    method: request.method,
    headers: request.headers,
    body: await request.text(),
  });
}
