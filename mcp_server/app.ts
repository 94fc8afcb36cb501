import { Hono } from "hono";
import { cors } from "../shared/http/cors.ts";
import { respondNotFound, respondToError } from "../shared/http/errors.ts";
import { logRequests } from "../shared/http/log.ts";
import { requestId, type RequestVariables } from "../shared/http/request_id.ts";
import { requireSameOrigin } from "../shared/http/same_origin.ts";
import { securityHeaders } from "../shared/http/security_headers.ts";
import { measureRequests } from "../shared/metrics/measure_requests.ts";
import { metricsText } from "../shared/metrics/routes.ts";
import { traceRequests } from "../shared/http/trace_requests.ts";
import { adminApi } from "./surfaces/admin_api/admin_api.ts";
import { addMetadataToChallenge, resourceMetadata } from "./auth/metadata.ts";
import { adminAuth } from "./auth/routes.ts";
import type { Deps } from "./deps.ts";
import { health } from "./health.ts";
import { endpoint } from "./surfaces/mcp/endpoint.ts";
import { openApi } from "./surfaces/openapi/openapi.ts";
import { requireKnownOrigin } from "./surfaces/origin.ts";
import { publicBusiness } from "./surfaces/public_business.ts";
import { publicPictures } from "./surfaces/public_pictures.ts";
import { calendarFeed } from "./surfaces/calendar_feed.ts";
import { rest } from "./surfaces/rest/rest.ts";
import { pageOf, site, type SiteHandler } from "./site.ts";
import { unavailable } from "./storage/unavailable.ts";

/** The MCP server's routes, in the order in which they match. */
export function createApp(
  deps: Deps,
  pages: SiteHandler,
): Hono<{ Variables: RequestVariables }> {
  const { env, log, metrics, traffic } = deps;
  const respond = respondToError(log);
  const mcp = endpoint(deps);

  return new Hono<{ Variables: RequestVariables }>()
    .use(traceRequests(pageOf))
    .use(measureRequests([traffic, metrics?.requests], pageOf))
    .use(requestId())
    .use(logRequests(log))
    // The name of a calendar's file is a secret, whatever is asked of it.
    .use("/calendar/*", (c, next) => {
      c.set("loggedPath", "/calendar/:file");
      return next();
    })
    .use(securityHeaders(env.serverUrl))
    .use(cors(env.allowedOrigins))
    .onError((error, c) => respond(unavailable(error) ?? error, c))
    .route("/", health(deps))
    .route("/", metricsText({ metrics, token: env.metricsToken }))
    .route("/", resourceMetadata(deps))
    .route("/", openApi(deps))
    .route("/", publicBusiness(deps))
    .route("/", publicPictures(deps))
    .route("/calendar", calendarFeed(deps))
    .use("/mcp/*", addMetadataToChallenge(deps))
    .use("/mcp/*", requireKnownOrigin(env))
    .route("/mcp", mcp)
    .route("/mcp/", mcp)
    .route("/mcp/tools", rest(deps))
    .route("/auth", adminAuth(deps))
    .route("/api/admin", adminApi(deps))
    .all("/mcp/*", respondNotFound)
    .all("/auth/*", respondNotFound)
    .all("/api/*", respondNotFound)
    .all("/.well-known/*", respondNotFound)
    .use("/admin/*", requireSameOrigin(env.serverUrl))
    .all("*", site(deps, pages));
}
