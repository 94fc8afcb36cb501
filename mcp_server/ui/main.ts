import { App, csp, HttpError, staticFiles } from "fresh";
import { answerLanguageSwitch } from "../../shared/ui/locale.ts";
import { define, type SiteState, stateOf } from "./state.ts";

const loadState = define.middleware((ctx) => {
  Object.assign(ctx.state, stateOf(ctx.req));
  return ctx.next();
});

const loadAdminContext = define.middleware(async (ctx) => {
  ctx.state.adminContext = await ctx.state.loadAdminContext();
  return ctx.next();
});

const switchLanguage = define.middleware((ctx) =>
  answerLanguageSwitch(ctx.req) ?? ctx.next()
);

const reportErrors = define.middleware(async (ctx) => {
  try {
    return await ctx.state.inTime(ctx.next());
  } catch (error) {
    const expected = error instanceof HttpError && error.status < 500;
    if (!expected) ctx.state.reportError(error);
    throw ctx.state.isUnavailable(error) ? new HttpError(503) : error;
  }
});

/** Allows only this site's own scripts and styles, and inline those of the page. */
const policy = csp<SiteState>({
  useNonce: true,
  csp: [
    "style-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
  ],
});

/** The admin site. Each request's state is handed over by `provideState`. */
export const app: App<SiteState> = new App<SiteState>()
  .use(policy)
  .use(staticFiles())
  .use(loadState, switchLanguage, reportErrors, loadAdminContext)
  .fsRoutes();
