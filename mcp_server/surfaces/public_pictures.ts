import { type Context, Hono } from "hono";
import {
  type AddressCache,
  AddressRateLimiter,
} from "../../shared/http/address_rate_limiter.ts";
import { clientAddress } from "../../shared/http/client_address.ts";
import { notFound } from "../../shared/http/errors.ts";
import { rateLimited } from "../operation/challenge.ts";
import { getPicture } from "../picture/store.ts";
import type { Database } from "../storage/postgres.ts";
import { inTransaction } from "../storage/transaction.ts";
import { NOBODY } from "./nobody.ts";

/**
 * Requests allowed per client address. An AI service asks for all of its users;
 * browsers keep a picture for good.
 */
const LIMIT = { requests: 1200, seconds: 60 };

/** Whatever the bytes are, they are shown as a picture, and nothing in them runs. */
const HEADERS = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "Content-Disposition": "inline",
  "Content-Security-Policy":
    "default-src 'none'; sandbox; frame-ancestors 'none'",
};

/** Dependencies of the pictures' addresses. */
interface PublicPictureDeps {
  env: { trustedProxies: number };
  sql: Database;
  now: () => Date;
  pictureReaders: AddressCache;
}

/** `GET /pictures/<SHA-256>`: pictures of products, for everybody. */
export function publicPictures(deps: PublicPictureDeps): Hono {
  const { env, sql, now, pictureReaders: cache } = deps;
  const limiter = new AddressRateLimiter({ now, limit: LIMIT, cache });
  return new Hono().get("/pictures/:id{[0-9a-f]{64}}", async (c: Context) => {
    const address = clientAddress(c, env.trustedProxies);
    const wait = limiter.waitSeconds(address);
    if (wait > 0) throw rateLimited(wait);
    limiter.count(address);
    const id = c.req.param("id")!;
    const read = { readOnly: true };
    const picture = await inTransaction(
      sql,
      NOBODY,
      (tx) => getPicture(tx, id),
      read,
    );
    if (!picture) throw notFound("Picture");
    const type = { "Content-Type": picture.type };
    return c.body(picture.bytes, 200, { ...HEADERS, ...type });
  });
}
