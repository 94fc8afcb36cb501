import { Hono } from "hono";
import { respondNotFound, respondToError } from "../shared/http/errors.ts";
import { logRequests } from "../shared/http/log.ts";
import { requestId } from "../shared/http/request_id.ts";
import { requireSameOrigin } from "../shared/http/same_origin.ts";
import { securityHeaders } from "../shared/http/security_headers.ts";
import { measureRequests } from "../shared/metrics/measure_requests.ts";
import { metricsText } from "../shared/metrics/routes.ts";
import { traceRequests } from "../shared/http/trace_requests.ts";
import { account } from "./account/routes.ts";
import { wellKnown } from "./auth/jwks.ts";
import { type AppEnv, loadSession } from "./auth/require_user.ts";
import { auth, me } from "./auth/routes.ts";
import { conversationExport } from "./conversation/export_routes.ts";
import { conversations } from "./conversation/routes.ts";
import { feedback } from "./conversation/feedback_routes.ts";
import type { Deps } from "./deps.ts";
import { health } from "./health/routes.ts";
import { measureDueWork } from "./run/measure_due_work.ts";
import { lineWebhook } from "./notice/line_webhook.ts";
import { unsubscribe } from "./notice/unsubscribe_routes.ts";
import { payments } from "./payment/routes.ts";
import { webhooks } from "./payment/webhook_routes.ts";
import { runs } from "./run/routes.ts";
import { taps } from "./run/tap_routes.ts";
import { pictures } from "./shop/pictures.ts";
import { pageOf, site, type SiteHandler } from "./site.ts";

/** The AI service's routes, in the order in which they are tried. */
export function createApp(deps: Deps, pages: SiteHandler): Hono<AppEnv> {
  const { kv, metrics, now, env: { metricsToken: token } } = deps;
  const text = () => metrics.text(() => measureDueWork(kv, now()));
  return new Hono<AppEnv>()
    .use(traceRequests(pageOf))
    .use(measureRequests([token ? metrics.requests : undefined], pageOf))
    .use(requestId())
    .use(logRequests(deps.log))
    .use(securityHeaders(deps.env.url))
    .onError(respondToError(deps.log))
    .route("/", health(deps))
    .route("/", metricsText({ metrics: { text }, token }))
    .route("/.well-known", wellKnown(deps))
    .route("/webhooks", lineWebhook(deps))
    .route("/webhooks", webhooks(deps))
    .route("/unsubscribe", unsubscribe(deps))
    .route("/", pictures(deps))
    .use(requireSameOrigin(deps.env.url))
    .use(loadSession(deps))
    .route("/auth", auth(deps))
    .route("/api/me", me(deps))
    .route("/api", account(deps))
    .route("/api", conversations(deps))
    .route("/api", conversationExport(deps))
    .route("/api", feedback(deps))
    .route("/api", runs(deps))
    .route("/api", taps(deps))
    .route("/api", payments(deps))
    .all("/api/*", respondNotFound)
    .all("/auth/*", respondNotFound)
    .all("*", site(deps, pages));
}
