import type { Context, MiddlewareHandler } from "hono";
import { localeOf } from "../shared/ui/locale.ts";
import { currentStaff } from "./auth/require_admin.ts";
import type { BookingListPage } from "./booking/admin.ts";
import { bookingList } from "./booking/read_operations.ts";
import type { Deps } from "./deps.ts";
import { callOperation, type PipelineDeps } from "./operation/pipeline.ts";
import { textIn } from "./ui/locales/mod.ts";
import { type AdminContext, provideState } from "./ui/state.ts";

/** Renders the site's pages and serves its assets. */
export type SiteHandler = (request: Request) => Promise<Response>;

/** Dependencies of the admin site. */
type SiteDeps = PipelineDeps & Pick<Deps, "env">;

/** Allows only this site's own scripts and styles, and no inline script. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
].join("; ");

const PAGES = [
  "/",
  "/docs",
  "/admin",
  "/admin/bookings",
  "/admin/no-access",
  "/admin/sign-in",
];

/** The pattern of the page at that path. */
export function pageOf(path: string): string | undefined {
  return PAGES.includes(path) ? path : undefined;
}

/**
 * Passes a request on to the admin site, together with the state of its pages.
 * Security headers are set here, so that error pages have them, too.
 */
export function site(deps: SiteDeps, pages: SiteHandler): MiddlewareHandler {
  const { log, now, timeZone } = deps;
  return async (c) => {
    const request = c.req.raw;
    const requestId: string = c.get("requestId") ?? "";
    const locale = localeOf(request);
    provideState(request, {
      locale,
      text: textIn(locale),
      now: now(),
      timeZone,
      requestId,
      adminContext: null,
      loadAdminContext: () => loadAdminContext(deps, c),
      reportError: (cause) => log.error("page_failed", { requestId, cause }),
    });
    const response = await pages(request);
    response.headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    if (isPage(response)) {
      // Pages show customers' data; they must not be cached, also not for the
      // back button after a sign-out.
      response.headers.set("Cache-Control", "private, no-store");
    }
    return response;
  };
}

function isPage(response: Response): boolean {
  return response.headers.get("Content-Type")?.startsWith("text/html") ?? false;
}

async function loadAdminContext(
  deps: SiteDeps,
  c: Context,
): Promise<AdminContext | null> {
  const caller = await currentStaff(deps, c);
  if (!caller) return null;
  return {
    admin: caller.admin,
    async listBookings(input) {
      const { result } = await callOperation(deps, {
        operation: bookingList,
        args: input,
        caller,
        idempotencyKey: undefined,
        requestId: c.get("requestId") ?? "",
      });
      return result as BookingListPage;
    },
  };
}
