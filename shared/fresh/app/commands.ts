import { mergePath, routePath } from "../routing/pattern.ts";
import type { Router } from "../routing/router.ts";
import { HttpError } from "./error.ts";
import { isHandlerByMethod } from "./handlers.ts";
import { composeMiddlewares, type Middleware } from "./middleware.ts";
import { answerRoute } from "./route.ts";
import {
  middlewaresOf,
  rootSegment,
  type Segment,
  segmentAt,
} from "./segments.ts";
import type {
  LayoutConfig,
  Method,
  Route,
  RouteComponent,
  RouteConfig,
} from "./types.ts";

interface Placed {
  pattern: string;
  /** Whether the pattern's last part is a segment of its own: true for what is added by hand, false for route files. */
  ownSegment: boolean;
}

/** One call on an {@linkcode App}, or one file of its `routes/` folder. */
export type Command<State> =
  | { type: "app"; component: RouteComponent<State> }
  | { type: "notFound"; route: Route<State> }
  | Placed & { type: "middleware"; fns: Middleware<State>[] }
  | Placed & {
    type: "layout";
    component: RouteComponent<State>;
    config: LayoutConfig;
  }
  | Placed & { type: "error"; route: Route<State> }
  | Placed & {
    type: "route";
    route: Route<State>;
    config: RouteConfig;
    /** Answers every method; one without a handler is then "not found" rather than "not allowed". */
    everyMethod?: boolean;
  }
  | Placed & {
    type: "handler";
    method: Method | "ALL";
    fns: Middleware<State>[];
  }
  | Placed & { type: "fsRoutes"; load: () => Command<State>[] };

const METHODS: Method[] = [
  "GET",
  "DELETE",
  "HEAD",
  "OPTIONS",
  "PATCH",
  "POST",
  "PUT",
];

/** Fills the router; returns what runs where no route matches. */
export function applyCommands<State>(
  router: Router<Middleware<State>>,
  commands: Command<State>[],
  basePath: string,
): Middleware<State> {
  const root = rootSegment<State>();
  applyAll(root, router, commands, basePath);
  return composeMiddlewares(middlewaresOf(root));
}

function applyAll<State>(
  root: Segment<State>,
  router: Router<Middleware<State>>,
  commands: Command<State>[],
  basePath: string,
): void {
  for (const command of commands) {
    switch (command.type) {
      case "app":
        root.app = command.component;
        break;
      case "notFound": {
        const route = withDefaultHandler(command.route);
        root.notFound = (ctx) => answerRoute(ctx, route);
        break;
      }
      case "middleware":
        segmentAt(root, command).middlewares.push(...command.fns);
        break;
      case "layout":
        segmentAt(root, command).layout = command;
        break;
      case "error":
        segmentAt(root, command).errorRoute = withDefaultHandler(command.route);
        break;
      case "route":
        addRoute(root, router, command, basePath);
        break;
      case "handler": {
        const path = routePath(basePath, command.pattern);
        const run = composeMiddlewares([
          ...middlewaresOf(segmentAt(root, command)),
          ...command.fns,
        ]);
        const methods = command.method === "ALL" ? METHODS : [command.method];
        for (const method of methods) router.add(method, path, run);
        break;
      }
      case "fsRoutes": {
        const base = mergePath(basePath, command.pattern, true);
        applyAll(root, router, command.load(), base);
        break;
      }
    }
  }
}

function addRoute<State>(
  root: Segment<State>,
  router: Router<Middleware<State>>,
  command: Extract<Command<State>, { type: "route" }>,
  basePath: string,
): void {
  const { pattern, config, everyMethod } = command;
  const route = withDefaultHandler(command.route);
  const run = composeMiddlewares([
    ...middlewaresOf(segmentAt(root, command)),
    (ctx) => answerRoute(ctx, route),
  ]);
  const override = route.config?.routeOverride ?? config.routeOverride;
  const path = routePath(basePath, override ?? pattern);
  const methods = isHandlerByMethod(route.handler) && !everyMethod
    ? Object.keys(route.handler) as Method[]
    : METHODS;
  for (const method of methods) router.add(method, path, run);
}

/** A page without handlers, or without GET, answers GET by rendering; a route with neither is not found. */
function withDefaultHandler<State>(route: Route<State>): Route<State> {
  const render = () => ({ data: {} });
  const notFound = () => {
    throw new HttpError(404);
  };
  const { handler, component } = route;
  if (handler === undefined) {
    return { ...route, handler: component ? render : notFound };
  }
  if (isHandlerByMethod(handler) && component) {
    return { ...route, handler: { GET: render, ...handler } };
  }
  return route;
}
