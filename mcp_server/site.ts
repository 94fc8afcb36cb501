import type { Context, MiddlewareHandler } from "hono";
import { notFound } from "../shared/http/errors.ts";
import { localeOf } from "../shared/ui/locale.ts";
import { currentStaff } from "./auth/require_admin.ts";
import type { Deps } from "./deps.ts";
import {
  type Operation,
  operationName,
  procedureFor,
} from "./operation/operation.ts";
import { startExport } from "./operation/export.ts";
import { callOperation, type PipelineDeps } from "./operation/pipeline.ts";
import { mayCall } from "./operation/roles.ts";
import { runTrial } from "./trial/run_trial.ts";
import { answerInTime } from "./storage/answer_in_time.ts";
import { unavailable } from "./storage/unavailable.ts";
import { furtherPages, sections } from "./ui/desk/sections.ts";
import type { OperationRef } from "./ui/desk/operation_name.ts";
import { textIn } from "./ui/locales/mod.ts";
import { type AdminContext, provideState } from "./ui/state.ts";

/** Renders the site's pages and serves its assets. */
export type SiteHandler = (request: Request) => Promise<Response>;

/** Dependencies of the admin site. */
type SiteDeps =
  & PipelineDeps
  & Pick<Deps, "env" | "operations" | "staffOperations">;

/**
 * Of what has no inline script. A page with scripts brings a policy that names
 * its nonce in place of this one.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
].join("; ");

/**
 * Longest wait of a page for the database, the look at its session included; as
 * long as a call waits for a connection, in milliseconds.
 */
const PAGE_TIMEOUT = 10_000;

const POLICY = "Content-Security-Policy";

const PAGES = [
  "/",
  "/docs",
  "/admin/no-access",
  "/admin/sign-in",
  ...[...sections, ...furtherPages].map(({ path }) => path),
];

const PATTERNS = PAGES.map((page) => ({
  page,
  pattern: new RegExp(`^${page.replaceAll(/:\w+/g, "[^/]+")}$`),
}));

/** The pattern of the page at that path. */
export function pageOf(path: string): string | undefined {
  return PATTERNS.find(({ pattern }) => pattern.test(path))?.page;
}

/**
 * Passes a request on to the admin site, together with the state of its pages.
 * Security headers are set here, so that error pages have them, too.
 */
export function site(deps: SiteDeps, pages: SiteHandler): MiddlewareHandler {
  const { log, now, timeZone, randomId } = deps;
  return async (c) => {
    const request = c.req.raw;
    const requestId: string = c.get("requestId") ?? "";
    const locale = localeOf(request);
    provideState(request, {
      locale,
      text: textIn(locale),
      now: now(),
      serverUrl: deps.env.serverUrl,
      timeZone,
      requestId,
      newKey: randomId,
      adminContext: null,
      loadAdminContext: () => loadAdminContext(deps, c),
      // What a form sends may have been done; a page that reads can be left.
      inTime: (work) =>
        request.method === "GET" ? answerInTime(work, PAGE_TIMEOUT) : work,
      isUnavailable: (error) => unavailable(error) !== undefined,
      reportError: (cause) => log.error("page_failed", { requestId, cause }),
    });
    const response = await pages(request);
    if (!response.headers.get(POLICY)?.includes("'nonce-")) {
      response.headers.set(POLICY, CONTENT_SECURITY_POLICY);
    }
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
  const { admin } = caller;
  const requestId: string = c.get("requestId") ?? "";
  const find = (ref: OperationRef) => findOperation(deps, ref);
  const callOf = (ref: OperationRef, args: unknown) => {
    const operation = find(ref);
    if (!operation) throw notFound("Operation");
    return { operation, args, caller, requestId };
  };
  return {
    admin,
    may(ref) {
      const operation = find(ref);
      return operation !== undefined &&
        procedureFor(operation, "staff") !== null &&
        mayCall(admin.role, operation);
    },
    async call<Result>(
      ref: OperationRef,
      args: unknown,
      { idempotencyKey }: { idempotencyKey?: string } = {},
    ) {
      const call = { ...callOf(ref, args), idempotencyKey };
      const { result } = await callOperation(deps, call);
      return result as Result;
    },
    async tryOut(trial) {
      const located = { ...trial, locale: localeOf(c.req.raw) };
      return await runTrial(deps, located, { caller, requestId });
    },
    async export<Item>(ref: OperationRef, args: Record<string, unknown>) {
      const call = { ...callOf(ref, args), args };
      return await startExport(deps, call) as AsyncGenerator<Item[]>;
    },
  };
}

/** The operation that is meant; undefined where its slice is not there. */
function findOperation(
  { operations, staffOperations }: SiteDeps,
  ref: OperationRef,
): Operation | undefined {
  if (typeof ref !== "string") return ref;
  return [...operations, ...staffOperations]
    .find((operation) => operationName(operation) === ref);
}
