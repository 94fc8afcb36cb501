import { type Context, Hono } from "hono";
import {
  type AddressCache,
  AddressRateLimiter,
} from "../../shared/http/address_rate_limiter.ts";
import { clientAddress } from "../../shared/http/client_address.ts";

/** Formats of pictures; others are not passed on, whatever they are called. */
const TYPES = /^image\/(jpeg|png|webp)$/;

/**
 * Requests allowed per client address, a part of those that the MCP server allows
 * this service for all of its users.
 */
const LIMIT = { requests: 300, seconds: 60 };

/** Seconds after which a picture may be there that could not be read. */
const RETRY_SECONDS = 5;

/** Dependencies of the pictures. */
export interface PictureDeps {
  env: { mcp: { url: string }; trustedProxies: number };
  now: () => Date;
  pictureReaders: AddressCache;
}

/**
 * `GET /pictures/<SHA-256>`: the MCP server's pictures of products, so that pages
 * show nothing from elsewhere. A browser keeps them for good.
 */
export function pictures({ env, now, pictureReaders }: PictureDeps): Hono {
  const limiter = new AddressRateLimiter({
    now,
    limit: LIMIT,
    cache: pictureReaders,
  });
  return new Hono().get("/pictures/:id{[0-9a-f]{64}}", async (c) => {
    const address = clientAddress(c, env.trustedProxies);
    const wait = limiter.waitSeconds(address);
    if (wait > 0) return refuse(c, 429, wait);
    limiter.count(address);
    const answer = await fetch(new URL(c.req.path, env.mcp.url), {
      redirect: "manual",
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null);
    return await passOn(c, answer);
  });
}

async function passOn(c: Context, answer: Response | null): Promise<Response> {
  const type = answer?.headers.get("Content-Type") ?? "";
  if (answer?.ok && TYPES.test(type)) return shown(answer.body, type);
  await answer?.body?.cancel();
  const isAway = !answer || answer.status === 429 || answer.status >= 500;
  return isAway ? refuse(c, 503, RETRY_SECONDS) : c.body(null, 404);
}

function shown(body: Response["body"], type: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Security-Policy": "sandbox",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}

function refuse(c: Context, status: 429 | 503, seconds: number): Response {
  return c.body(null, status, { "Retry-After": String(seconds) });
}
