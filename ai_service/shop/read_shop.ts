import type { Log } from "../../shared/http/log.ts";
import { SHOP_KEY } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { type Shop, shop as schema } from "./shop.ts";

/** How long a copy is used without asking again, in milliseconds. */
const LIFETIME_MS = 60_000;
/** Longest wait for the MCP server, in milliseconds: a page waits for it. */
const TIMEOUT_MS = 1_000;

/**
 * The last copy of what the shop says of itself. It holds no promise: in
 * Workers a promise belongs to the request that made it.
 */
export class ShopCache {
  shop: Shop | null = null;
  /** When it was last asked for, answered or not; ms since the epoch. */
  askedAt = -Infinity;
}

/** Dependencies of {@linkcode readShop}. */
export interface ShopDeps {
  /** Base address of the MCP server. */
  serverUrl: string;
  kv: Kv;
  cache: ShopCache;
  log: Log;
  now: () => Date;
}

/**
 * What everybody may know of the shop. Where the MCP server does not say it in
 * time, the last good copy counts; null where there has never been one.
 */
export async function readShop(deps: ShopDeps): Promise<Shop | null> {
  const { kv, cache, log, now } = deps;
  const at = now().getTime();
  if (at - cache.askedAt < LIFETIME_MS) return cache.shop;
  cache.askedAt = at;
  try {
    const shop = await ask(deps.serverUrl);
    if (JSON.stringify(shop) !== JSON.stringify(cache.shop)) {
      await kv.set(SHOP_KEY, shop);
    }
    cache.shop = shop;
  } catch (cause) {
    log.error("shop_not_read", { cause });
    cache.shop ??= await storedShop(kv);
  }
  return cache.shop;
}

async function ask(serverUrl: string): Promise<Shop> {
  const response = await fetch(new URL("/business", serverUrl), {
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`The MCP server answered ${response.status}`);
  }
  return schema.parse(await response.json());
}

async function storedShop(kv: Kv): Promise<Shop | null> {
  const { value } = await kv.get(SHOP_KEY);
  return schema.safeParse(value).data ?? null;
}
