import type { Command } from "../app/commands.ts";
import {
  type HandlerFn,
  isHandlerByMethod,
  type RouteHandler,
} from "../app/handlers.ts";
import type { Middleware } from "../app/middleware.ts";
import type { Route, RouteComponent, RouteConfig } from "../app/types.ts";

/** What a file in `routes/` is. */
export type RouteFileType =
  | "middleware"
  | "layout"
  | "app"
  | "route"
  | "error"
  | "notFound";

/** A file in `routes/`: where it stands and which URLs it answers. */
export interface RouteFile {
  /** Path below `routes/` without extension, beginning with a slash. */
  id: string;
  type: RouteFileType;
  /** Where it stands among the segments, groups included. */
  pattern: string;
  /** The URLs it answers, groups left out. */
  routePattern: string;
}

/** A {@linkcode RouteFile} with its module. */
export interface LoadedRouteFile<State> extends RouteFile {
  mod: RouteModule<State>;
}

/** What a file in `routes/` may export. */
export interface RouteModule<State> {
  config?: RouteConfig;
  handler?: RouteHandler<unknown, State> | HandlerFn<unknown, State>[];
  handlers?: RouteHandler<unknown, State> | HandlerFn<unknown, State>[];
  default?: RouteComponent<State> | Middleware<State>[];
}

/** The commands that route files amount to, in the given order. */
export function routeFilesToCommands<State>(
  files: LoadedRouteFile<State>[],
): Command<State>[] {
  return files.flatMap((file) => toCommand(file) ?? []);
}

function toCommand<State>(
  file: LoadedRouteFile<State>,
): Command<State> | undefined {
  checkExports(file);
  const { type, pattern, mod } = file;
  const component = mod.default as RouteComponent<State> | undefined;
  switch (type) {
    case "middleware":
      return toMiddleware(file);
    case "layout": {
      const config = mod.config ?? {};
      return component &&
        { type, pattern, component, config, ownSegment: true };
    }
    case "app":
      return component && { type, component };
    case "notFound":
      return { type, route: toRoute(mod) };
    case "error":
      return { type, pattern, route: toRoute(mod), ownSegment: true };
    case "route":
      return toRouteCommand(file);
  }
}

function toRouteCommand<State>(
  { pattern, routePattern, mod }: LoadedRouteFile<State>,
): Command<State> {
  const route = toRoute(mod);
  const overridden = mod.config?.routeOverride !== undefined;
  return {
    type: "route",
    pattern,
    route,
    config: { routeOverride: routePattern },
    // Upstream loads such a file on first use, before which it cannot know the methods.
    everyMethod: !overridden,
    ownSegment: false,
  };
}

function toMiddleware<State>(
  { id, pattern, mod }: LoadedRouteFile<State>,
): Command<State> | undefined {
  const fns = mod.handlers ?? mod.handler ?? mod.default;
  if (isHandlerByMethod(fns)) {
    console.warn(`Middleware does not support handlers by method: ${id}`);
    return undefined;
  }
  return {
    type: "middleware",
    pattern,
    fns: [fns ?? []].flat() as Middleware<State>[],
    ownSegment: true,
  };
}

function toRoute<State>(mod: RouteModule<State>): Route<State> {
  return {
    config: mod.config,
    component: mod.default as RouteComponent<State> | undefined,
    handler: (mod.handlers ?? mod.handler) as
      | RouteHandler<unknown, State>
      | undefined,
  };
}

function checkExports<State>({ id, type, mod }: LoadedRouteFile<State>): void {
  const handlers = mod.handlers ?? mod.handler;
  const component = typeof mod.default === "function" ||
    type === "middleware" && Array.isArray(mod.default);
  if (!component && !handlers && !mod.config) {
    throw new Error(
      `Could not find relevant exports in: ${id}. A middleware file exports a default function; ` +
        `a route file a default component, a "handler" or "handlers" export, or a "config" export.`,
    );
  }
}
