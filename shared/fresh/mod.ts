/**
 * The part of Fresh 2's public API that the sites use, for networks that mirror npm but not JSR. Names, types and
 * behaviour follow `@fresh/core` 2.3.3, so that a site runs on either without a change.
 */
export { App } from "./app/app.ts";
export type { FreshConfig, ResolvedFreshConfig } from "./app/config.ts";
export type { Context, Island } from "./app/context.ts";
export { createDefine, type Define } from "./app/define.ts";
export { HttpError } from "./app/error.ts";
export {
  type HandlerByMethod,
  type HandlerFn,
  page,
  type PageResponse,
  type RouteData,
  type RouteHandler,
} from "./app/handlers.ts";
export type { Middleware } from "./app/middleware.ts";
export type {
  LayoutConfig,
  Method,
  PageProps,
  RouteConfig,
} from "./app/types.ts";
export { csp, type CSPOptions } from "./app/csp.ts";
export { csrf, type CsrfOptions } from "./app/csrf.ts";
export { staticFiles } from "./static/static_files.ts";
