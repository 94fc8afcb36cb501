import type { MiddlewareHandler } from "hono";
import { type Locale, localeOf } from "../shared/ui/locale.ts";
import { providersOf } from "./auth/providers.ts";
import type { AppEnv } from "./auth/require_user.ts";
import { Conversation } from "./conversation/conversation.ts";
import { listConversations } from "./conversation/conversations.ts";
import { ID } from "./conversation/request.ts";
import { bookingCalendar } from "./calendar/booking_calendar.ts";
import type { Deps } from "./deps.ts";
import { noticeChoice, saveNoticeChoice } from "./notice/notice_choice.ts";
import { confirmOrder, confirmPayment } from "./payment/confirm.ts";
import { readReceipt } from "./payment/receipt.ts";
import type { PaymentDeps } from "./payment/deps.ts";
import { provideState } from "./ui/state.ts";

/** Renders the site's pages and serves its assets. */
export type SiteHandler = (request: Request) => Promise<Response>;

/** Dependencies of the site's pages. */
export type SiteDeps =
  & PaymentDeps
  & Pick<Deps, "channels" | "env" | "mcp" | "quota" | "readShop" | "sessions">
  & Pick<Deps, "timeZone">;

/** Longest wait of a page for the list of tools, in milliseconds. */
const TOOLS_TIMEOUT = 1_000;

/** The pages whose path has no parts that change. */
const PAGES: ReadonlySet<string> = new Set([
  "/",
  "/privacy",
  "/settings",
  "/bookings",
  "/orders",
  "/forms",
  "/terms",
  "/payment/done",
  "/payment/back",
  "/disclosure",
]);

/** The pattern of the page at that path. */
export function pageOf(path: string): string | undefined {
  if (PAGES.has(path)) return path;
  if (/^\/payment\/receipt\/[^/]+$/.test(path)) {
    return "/payment/receipt/:order";
  }
  if (/^\/bookings\/[^/]+\.ics$/.test(path)) return "/bookings/:id.ics";
  return /^\/c\/[^/]+$/.test(path) ? "/c/:id" : undefined;
}

/** Passes a request on to the site, with the state that its pages may use. */
export function site(
  deps: SiteDeps,
  pages: SiteHandler,
  { toolsTimeout = TOOLS_TIMEOUT }: { toolsTimeout?: number } = {},
): MiddlewareHandler<AppEnv> {
  const { env, kv, log, now, timeZone } = deps;
  return async (c) => {
    const request = c.req.raw;
    const { requestId, session } = c.var;
    const user = session?.user ?? null;
    const userId = user?.id ?? "";
    const locale = localeOf(request);
    provideState(request, {
      user,
      locale,
      providers: providersOf(env),
      hasPayments: env.payment !== undefined,
      hasNotices: Object.values(env.notice).some(Boolean),
      offlineModel: env.model.provider === "offline",
      timeZone,
      requestId,
      now: now(),
      readShop: deps.readShop,
      readQuota: () => deps.quota.view(userId),
      listSessions: async () =>
        (await deps.sessions.list(userId)).map(({ hash, ...times }) => ({
          id: hash,
          isThis: hash === session?.hash,
          ...times,
        })),
      readNoticeChoice: async () => user && await noticeChoice(deps, user),
      saveNoticeChoice: async (form) => {
        if (user) await saveNoticeChoice(deps, user, form);
      },
      listToolNames: () =>
        listToolNames(deps, { locale, requestId, timeout: toolsTimeout }),
      listConversations: () => listConversations(kv, userId),
      viewConversation: async (id) =>
        ID.test(id)
          ? await new Conversation(kv, userId, id).view({ now: now() })
          : null,
      confirmPayment: (id) => confirmPayment(deps, userId, id),
      readReceipt: async (orderId) =>
        user && ID.test(orderId)
          ? await readReceipt(deps, { user, locale }, orderId)
          : null,
      readBookingCalendar: async (bookingId) =>
        user && ID.test(bookingId)
          ? await bookingCalendar(deps, { user, locale }, bookingId)
          : null,
      confirmOrder: async (orderId) =>
        user && ID.test(orderId)
          ? await confirmOrder(deps, { user, locale }, orderId)
          : null,
      reportError: (cause) => log.error("page_failed", { requestId, cause }),
    });
    const page = await pages(request);
    // The context keeps the headers that earlier middleware has set.
    return c.newResponse(page.body, page);
  };
}

/**
 * Names of the MCP server's tools. None where it does not list them in time, so
 * that no page waits long, or offers something that does not exist.
 */
async function listToolNames(
  { mcp, mcpTokens, log }: Pick<Deps, "mcp" | "mcpTokens" | "log">,
  { locale, requestId, timeout }: {
    locale: Locale;
    requestId: string;
    timeout: number;
  },
): Promise<ReadonlySet<string>> {
  const serviceToken = async () =>
    (await mcpTokens.serviceToken(["tool:list"])).token;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`No list of tools within ${timeout} ms`));
  }, timeout);
  try {
    const listed = mcp.listTools(serviceToken, locale);
    const tools = await Promise.race([listed, late.promise]);
    return new Set(tools.map(({ name }) => name));
  } catch (cause) {
    log.error("tools_not_listed", { requestId, cause });
    return new Set();
  } finally {
    clearTimeout(timer);
  }
}
