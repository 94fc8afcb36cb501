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

/** The world as both real providers would make it look from here. */
export class World {
  now = NOW;
  /** Bodies and headers that reached a token endpoint. */
  readonly exchanges: { url: string; form: URLSearchParams; auth: string }[] =
    [];
  /** Claims of the next ID token. */
  claims: Record<string, unknown> = {};
  /** What the token endpoint answers instead, if set. */
  refusal: Response | undefined;

  readonly fetch = async (url: string, init?: RequestInit) => {
    const request = new Request(url, init);
    if (request.url.endsWith("/oauth2/v3/certs")) return Response.json(jwks);
    const form = new URLSearchParams(await request.text());
    const auth = request.headers.get("authorization") ?? "";
    this.exchanges.push({ url: request.url, form, auth });
    if (this.refusal) return this.refusal.clone();
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

/** Runs with arctic's own fetch captured, since it takes none. */
export async function inWorld(
  run: (world: World, flows: Record<"google" | "line", SignIn>) => unknown,
) {
  const world = new World();
  const real = globalThis.fetch;
  globalThis.fetch =
    ((input: Request | string, init?: RequestInit) =>
      input instanceof Request
        ? forward(world, input)
        : world.fetch(input, init)) as typeof fetch;
  try {
    const options = (name: string) => ({
      clientId: "the-client",
      clientSecret: SECRET,
      callbackUrl: callbackOf(name),
    });
    const common = { cookiePrefix: "ai", now: () => new Date(world.now) };
    await run(world, {
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
    globalThis.fetch = real;
  }
}

async function forward(world: World, request: Request): Promise<Response> {
  return await world.fetch(request.url, {
    method: request.method,
    headers: request.headers,
    body: await request.text(),
  });
}
