import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

const POLICY = "Content-Security-Policy";

/**
 * Security headers for every response. No site may show the pages in a frame.
 * The sites add their own Content-Security-Policy for scripts.
 *
 * What turns http into https, HSTS (RFC 6797) and the policy's
 * `upgrade-insecure-requests`, is sent only where browsers reach the service by
 * https. On http://localhost Safari would ask for the page's scripts and style
 * sheets by https, where nothing answers.
 *
 * @param publicUrl Where browsers reach the service. It decides, not the
 * request's URL, which is http behind a proxy that ends TLS, and not
 * `X-Forwarded-Proto`, which anybody can send.
 */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const isHttps = new URL(publicUrl).protocol === "https:";
  const setHeaders = secureHeaders({
    xFrameOptions: "DENY",
    referrerPolicy: "same-origin",
    crossOriginOpenerPolicy: "same-origin",
    strictTransportSecurity: isHttps && "max-age=31536000; includeSubDomains",
    // Current browsers ignore these.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  if (isHttps) return setHeaders;
  return async (c, next) => {
    await setHeaders(c, next);
    removeUpgradeDirective(c);
  };
}

/** Takes out what Fresh's `csp()` always adds and has no option to leave out. */
function removeUpgradeDirective(c: Context): void {
  const policy = c.res.headers.get(POLICY);
  if (policy === null) return;
  const kept = policy.split(";").map((directive) => directive.trim())
    .filter((directive) => directive !== "upgrade-insecure-requests");
  c.header(POLICY, kept.join("; "));
}
