import { Hono } from "hono";
import type { SigningKey } from "../../shared/contract/sign.ts";

/** `/.well-known`: the public keys of this service (RFC 7517 section 5). */
export function wellKnown({ signingKey }: { signingKey: SigningKey }): Hono {
  return new Hono().get("/jwks.json", (c) => {
    c.header("Cache-Control", "public, max-age=300");
    return c.json({ keys: [signingKey.publicJwk] });
  });
}
