import "./agent/async_context.ts";
import { Hono } from "hono";
import { respondToError } from "../shared/http/errors.ts";
import { requestId } from "../shared/http/request_id.ts";
import { securityHeaders } from "../shared/http/security_headers.ts";
import { traceRequests } from "../shared/http/trace_requests.ts";
import { createApp } from "./app.ts";
import type { AppEnv } from "./auth/require_user.ts";
import { createDeps } from "./deps.ts";
import { readEnv } from "./env.ts";
import { pageOf } from "./site.ts";
import { missingStore, storeNotConfigured } from "./store/missing.ts";
import { app as pages } from "./ui/main.ts";

type Variables = Record<string, string | undefined>;

let app: Promise<Hono<AppEnv>> | undefined;

export default {
  async fetch(request: Request, variables: Variables): Promise<Response> {
    app ??= create(variables);
    // Cloudflare overwrites this header, so a client cannot forge it.
    const address = request.headers.get("CF-Connecting-IP") ?? undefined;
    return (await app).fetch(request, { address });
  },
};

/** There is no store here yet, so every route that needs one answers 503. */
async function create(variables: Variables): Promise<Hono<AppEnv>> {
  const env = readEnv(variables);
  const deps = await createDeps({ env, kv: missingStore() });
  return new Hono<AppEnv>()
    .use(traceRequests(pageOf), requestId(), securityHeaders(env.url))
    .onError(respondToError(deps.log))
    .use("/api/*", () => Promise.reject(storeNotConfigured()))
    .use("/auth/*", () => Promise.reject(storeNotConfigured()))
    .route("/", createApp(deps, pages.handler()));
}
