import type { BuildCache } from "../build/build_cache.ts";
import type { Match, Router } from "../routing/router.ts";
import type { ResolvedFreshConfig } from "./config.ts";
import type { ConnectionInfo } from "./connection_info.ts";
import { Context } from "./context.ts";
import { ERROR_TEXT, HttpError } from "./error.ts";
import type { Middleware } from "./middleware.ts";
import type { Method } from "./types.ts";

/** A site as a function from request to response. */
export type RequestHandler = (
  request: Request,
  info?: ConnectionInfo,
) => Promise<Response>;

interface Site<State> {
  router: Router<Middleware<State>>;
  /** Runs the root's middlewares where no route matches. */
  fallback: Middleware<State>;
  config: ResolvedFreshConfig;
  buildCache: BuildCache<State>;
}

const UNKNOWN_CONNECTION: ConnectionInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 1234 },
  completed: Promise.resolve(),
};

/** Joins router, middlewares and default answers into one function. */
export function createRequestHandler<State>(
  site: Site<State>,
): RequestHandler {
  return async (request, info = UNKNOWN_CONNECTION) => {
    const url = urlOf(request);
    const method = request.method.toUpperCase() as Method;
    const match = site.router.match(method, url);
    const ctx = new Context<State>(
      request,
      url,
      info,
      match.pattern,
      match.params,
      site.config,
      () => answerUnhandled(site.router, method, match),
      site.buildCache,
    );
    try {
      const response = await (match.item ?? site.fallback)(ctx);
      if (!(response instanceof Response)) {
        throw new Error(
          `Expected a "Response" instance to be returned, but got: ${response}`,
        );
      }
      if (method !== "HEAD") return response;
      await response.body?.cancel();
      return new Response(null, response);
    } catch (error) {
      return answerError(error);
    }
  };
}

function urlOf(request: Request): URL {
  const url = new URL(request.url);
  // A path that begins with two slashes would read as another host in a redirect.
  url.pathname = url.pathname.replace(/\/+/g, "/");
  return url;
}

// deno-lint-ignore require-await -- what is thrown must reject
async function answerUnhandled<State>(
  router: Router<Middleware<State>>,
  method: Method,
  match: Match<Middleware<State>>,
): Promise<Response> {
  if (match.pattern === null || match.item !== null) {
    throw new HttpError(404);
  }
  if (method !== "OPTIONS") throw new HttpError(405);
  const allow = router.methodsOf(match.pattern).join(", ");
  return new Response(null, { status: 204, headers: { Allow: allow } });
}

function answerError(error: unknown): Response {
  if (!(error instanceof HttpError)) {
    console.error(error);
    return new Response("Internal server error", { status: 500 });
  }
  if (error.status >= 500) console.error(error);
  const text = error.message || ERROR_TEXT[error.status];
  return new Response(text, { status: error.status });
}
