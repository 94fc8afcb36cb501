import {
  buildCacheFor,
  emptyBuildCache,
  shareBuildCache,
} from "../build/build_cache.ts";
import { mergePath } from "../routing/pattern.ts";
import { Router } from "../routing/router.ts";
import { applyCommands, type Command } from "./commands.ts";
import type { FreshConfig, ResolvedFreshConfig } from "./config.ts";
import { createRequestHandler, type RequestHandler } from "./request.ts";
import type { Middleware } from "./middleware.ts";
import type {
  LayoutConfig,
  Method,
  Route,
  RouteComponent,
  RouteConfig,
} from "./types.ts";

/** A site. What is added first runs first; templates and middlewares hold for what is added after them. */
export class App<State> {
  readonly #commands: Command<State>[] = [];
  config: ResolvedFreshConfig;

  constructor(config: FreshConfig = {}) {
    this.config = {
      basePath: config.basePath ?? "",
      mode: config.mode ?? "production",
    };
  }

  /** Adds middlewares for every request, or for those under a path. */
  use(...middleware: Middleware<State>[]): this;
  use(path: string, ...middleware: Middleware<State>[]): this;
  use(
    first: string | Middleware<State>,
    ...rest: Middleware<State>[]
  ): this {
    const [pattern, fns] = typeof first === "string"
      ? [first, rest]
      : ["*", [first, ...rest]];
    return this.#add({ type: "middleware", pattern, fns, ownSegment: true });
  }

  /** Answers 404s. */
  notFound(routeOrMiddleware: Route<State> | Middleware<State>): this {
    return this.#add({ type: "notFound", route: asRoute(routeOrMiddleware) });
  }

  /** Answers errors thrown under a path. */
  onError(
    path: string,
    routeOrMiddleware: Route<State> | Middleware<State>,
  ): this {
    const route = asRoute(routeOrMiddleware);
    return this.#add({ type: "error", pattern: path, route, ownSegment: true });
  }

  /** Sets the outermost template. */
  appWrapper(component: RouteComponent<State>): this {
    return this.#add({ type: "app", component });
  }

  /** Adds a template for pages under a path. */
  layout(
    path: string,
    component: RouteComponent<State>,
    config: LayoutConfig = {},
  ): this {
    return this.#add({
      type: "layout",
      pattern: path,
      component,
      config,
      ownSegment: true,
    });
  }

  /** Adds a page with its handlers. */
  route(
    path: string,
    route: Route<State>,
    config: RouteConfig = {},
  ): this {
    return this.#add({
      type: "route",
      pattern: path,
      route,
      config,
      ownSegment: true,
    });
  }

  get(path: string, ...fns: Middleware<State>[]): this {
    return this.#handle("GET", path, fns);
  }

  post(path: string, ...fns: Middleware<State>[]): this {
    return this.#handle("POST", path, fns);
  }

  patch(path: string, ...fns: Middleware<State>[]): this {
    return this.#handle("PATCH", path, fns);
  }

  put(path: string, ...fns: Middleware<State>[]): this {
    return this.#handle("PUT", path, fns);
  }

  delete(path: string, ...fns: Middleware<State>[]): this {
    return this.#handle("DELETE", path, fns);
  }

  head(path: string, ...fns: Middleware<State>[]): this {
    return this.#handle("HEAD", path, fns);
  }

  all(path: string, ...fns: Middleware<State>[]): this {
    return this.#handle("ALL", path, fns);
  }

  /** Inserts the routes of the build's `routes/` folder here, under `pattern`. */
  fsRoutes(pattern = "*"): this {
    return this.#add({
      type: "fsRoutes",
      pattern,
      load: () => buildCacheFor(this)?.fsRoutes ?? [],
      ownSegment: false,
    });
  }

  /** Inserts another app here, under `path`. */
  mountApp(path: string, app: App<State>): this {
    shareBuildCache(this, app);
    for (const command of app.#commands) {
      this.#commands.push(moveUnder(path, app.config.basePath, command));
    }
    return this;
  }

  /** The site as a function from request to response. */
  handler(): RequestHandler {
    const router = new Router<Middleware<State>>();
    const fallback = applyCommands(
      router,
      this.#commands,
      this.config.basePath,
    );
    return createRequestHandler({
      router,
      fallback,
      config: this.config,
      buildCache: buildCacheFor(this) ?? emptyBuildCache<State>(),
    });
  }

  #handle(
    method: Method | "ALL",
    pattern: string,
    fns: Middleware<State>[],
  ): this {
    return this.#add({
      type: "handler",
      method,
      pattern,
      fns,
      ownSegment: true,
    });
  }

  #add(command: Command<State>): this {
    this.#commands.push(command);
    return this;
  }
}

function asRoute<State>(
  routeOrMiddleware: Route<State> | Middleware<State>,
): Route<State> {
  return typeof routeOrMiddleware === "function"
    ? { handler: routeOrMiddleware }
    : routeOrMiddleware;
}

function moveUnder<State>(
  path: string,
  basePath: string,
  command: Command<State>,
): Command<State> {
  if (command.type === "app" || command.type === "notFound") return command;
  const inner = basePath
    ? mergePath(basePath, command.pattern, false)
    : command.pattern;
  return {
    ...command,
    pattern: mergePath(path, inner, true),
    ownSegment: command.pattern === "/" || command.ownSegment,
  };
}
