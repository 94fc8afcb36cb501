import type { Context } from "hono";
import { Hono } from "hono";
import type { z } from "zod";
import {
  type AddressCache,
  AddressRateLimiter,
} from "../../shared/http/address_rate_limiter.ts";
import { clientAddress } from "../../shared/http/client_address.ts";
import { disclosuresOf, getFacts } from "../business/facts.ts";
import type { BusinessFacts, disclosures } from "../business/schemas.ts";
import { getSettings } from "../business/store.ts";
import { rateLimited } from "../operation/challenge.ts";
import type { Database } from "../storage/postgres.ts";
import { inTransaction } from "../storage/transaction.ts";
import { NOBODY } from "./nobody.ts";

/** How long an answer may be reused, in seconds. */
const MAX_AGE = 60;
/** Requests allowed per client address. */
const LIMIT = { requests: 60, seconds: 60 };

/** Dependencies of the public description of the business. */
interface PublicBusinessDeps {
  env: { trustedProxies: number };
  sql: Database;
  now: () => Date;
  timeZone: string;
  publicReaders: AddressCache;
}

type PublicBusiness = BusinessFacts & {
  disclosures: z.output<typeof disclosures>;
};

/**
 * `GET /business`: what everybody may know, without a token. One database read
 * a minute answers everybody; a client address is limited all the same.
 */
export function publicBusiness(deps: PublicBusinessDeps): Hono {
  const { env, now, publicReaders: cache } = deps;
  const limiter = new AddressRateLimiter({ now, limit: LIMIT, cache });
  let known: { answer: PublicBusiness; until: number } | undefined;

  return new Hono().get("/business", async (c: Context) => {
    const address = clientAddress(c, env.trustedProxies);
    const wait = limiter.waitSeconds(address);
    if (wait > 0) throw rateLimited(wait);
    limiter.count(address);
    if (!known || known.until <= now().getTime()) {
      const until = now().getTime() + MAX_AGE * 1000;
      known = { answer: await read(deps), until };
    }
    return c.json(known.answer, 200, {
      "Cache-Control": `public, max-age=${MAX_AGE}`,
    });
  });
}

async function read(
  { sql, now, timeZone }: PublicBusinessDeps,
): Promise<PublicBusiness> {
  return await inTransaction(sql, NOBODY, async (tx) => {
    const facts = await getFacts(tx, { now: now(), timeZone });
    return { ...facts, disclosures: disclosuresOf(await getSettings(tx)) };
  }, { readOnly: true });
}
