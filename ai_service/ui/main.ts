import { App, csp, HttpError, staticFiles } from "fresh";
import { answerLanguageSwitch } from "../../shared/ui/locale.ts";
import { renderErrors } from "./error_pages.tsx";
import { define, type SiteState, stateOf } from "./state.ts";

const loadState = define.middleware((ctx) => {
  Object.assign(ctx.state, stateOf(ctx.req));
  return ctx.next();
});

const switchLanguage = define.middleware((ctx) =>
  answerLanguageSwitch(ctx.req) ?? ctx.next()
);

const reportErrors = define.middleware(async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    const expected = error instanceof HttpError && error.status < 500;
    if (!expected) ctx.state.reportError(error);
    throw error;
  }
});

/** Private pages must not be cached, and error pages are no exception. */
const keepPrivate = define.middleware(async (ctx) => {
  const response = await ctx.next();
  response.headers.set("cache-control", "private, no-store");
  return response;
});

/** The chat site. Each request's state is handed over by `provideState`. */
export const app: App<SiteState> = new App<SiteState>()
  .use(csp({ useNonce: true }))
  .use(staticFiles())
  .use(keepPrivate, renderErrors)
  .use(loadState, switchLanguage, reportErrors)
  .fsRoutes();
