import type { Context } from "./context.ts";
import { HttpError } from "./error.ts";
import type { Middleware } from "./middleware.ts";

/** How {@linkcode csrf} behaves. */
// deno-lint-ignore no-explicit-any
export interface CsrfOptions<State = any> {
  /** Origins allowed to change state; the site's own by default. */
  origin?:
    | string
    | string[]
    | ((origin: string, context: Context<State>) => boolean);
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses (403) a state-changing request that a browser says comes from another site. */
export function csrf<State>(options?: CsrfOptions): Middleware<State> {
  return async (ctx) => {
    if (SAFE_METHODS.has(ctx.req.method) || isAllowed(ctx, options?.origin)) {
      return await ctx.next();
    }
    throw new HttpError(403);
  };
}

function isAllowed<State>(
  ctx: Context<State>,
  allowed: CsrfOptions["origin"],
): boolean {
  const site = ctx.req.headers.get("Sec-Fetch-Site");
  const origin = ctx.req.headers.get("Origin");
  if (site === "same-origin" || site === "none") return true;
  // Neither header: not a browser, so there is no cookie of somebody else's to misuse.
  if (origin === null) return site === null;
  if (!allowed) return origin === ctx.url.origin;
  if (typeof allowed === "function") return allowed(origin, ctx);
  return [allowed].flat().includes(origin);
}
