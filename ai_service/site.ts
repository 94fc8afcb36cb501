import type { MiddlewareHandler } from "hono";
import { notFound } from "../shared/http/errors.ts";
import { localeOf } from "../shared/ui/locale.ts";
import type { AppEnv } from "./auth/require_user.ts";
import {
  listConversations,
  viewConversation,
} from "./conversation/conversation.ts";
import type { Deps } from "./deps.ts";
import { provideState } from "./ui/state.ts";

/** Renders the site's pages and serves its assets. */
export type SiteHandler = (request: Request) => Promise<Response>;

/** Hands a request over to the site, with what its pages may know. */
export function site(
  deps: Pick<Deps, "env" | "kv" | "log" | "timeZone">,
  pages: SiteHandler,
): MiddlewareHandler<AppEnv> {
  const { env, kv, log, timeZone } = deps;
  return async (c) => {
    const request = c.req.raw;
    const { requestId, session } = c.var;
    const user = session?.user ?? null;
    const userId = user?.id ?? "";
    provideState(request, {
      user,
      locale: localeOf(request),
      offlineModel: env.model.provider === "offline",
      timeZone,
      requestId,
      listConversations: () => listConversations(kv, userId),
      viewConversation: async (id) => {
        const view = await viewConversation(kv, userId, id);
        if (!view) throw notFound("Conversation");
        return view;
      },
      reportError: (cause) => log.error("page_failed", { requestId, cause }),
    });
    const page = await pages(request);
    // Through the context, so that headers set before this one stay.
    return c.newResponse(page.body, page);
  };
}
