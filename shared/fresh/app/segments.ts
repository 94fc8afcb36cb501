import { segmentsOf } from "../routing/pattern.ts";
import { templatesOf } from "./context.ts";
import { HttpError } from "./error.ts";
import type { Middleware } from "./middleware.ts";
import { answerRoute } from "./route.ts";
import type { LayoutConfig, Route, RouteComponent } from "./types.ts";

/** One part of the path, with what holds for everything under it. */
export interface Segment<State> {
  middlewares: Middleware<State>[];
  layout: { component: RouteComponent<State>; config: LayoutConfig } | null;
  errorRoute: Route<State> | null;
  /** Only the root's are used. */
  app: RouteComponent<State> | null;
  notFound: Middleware<State> | null;
  children: Map<string, Segment<State>>;
  parent: Segment<State> | null;
}

/** A tree with nothing in it. */
export function rootSegment<State>(): Segment<State> {
  return newSegment(null);
}

/** The segment a command belongs to, made if need be. */
export function segmentAt<State>(
  root: Segment<State>,
  place: { pattern: string; ownSegment: boolean },
): Segment<State> {
  let segment = root;
  for (const name of segmentsOf(place.pattern, place.ownSegment)) {
    let child = segment.children.get(name);
    if (!child) {
      child = newSegment(segment);
      segment.children.set(name, child);
    }
    segment = child;
  }
  return segment;
}

/** What runs, from the root inwards, before a handler in `segment`; what is added later does not count. */
export function middlewaresOf<State>(
  segment: Segment<State>,
): Middleware<State>[] {
  const path: Segment<State>[] = [];
  for (
    let current: Segment<State> | null = segment;
    current;
    current = current.parent
  ) path.unshift(current);
  const root = path[0]!;
  return path.flatMap((
    part,
  ) => [enterSegment(root, part), ...part.middlewares]);
}

function enterSegment<State>(
  root: Segment<State>,
  segment: Segment<State>,
): Middleware<State> {
  const { app, layout, errorRoute } = segment;
  return async function segmentMiddleware(ctx) {
    const templates = templatesOf(ctx);
    if (app) templates.app = app;
    if (layout) {
      const { skipAppWrapper, skipInheritedLayouts } = layout.config;
      if (skipAppWrapper) templates.app = null;
      const inherited = skipInheritedLayouts ? [] : templates.layouts;
      templates.layouts = [...inherited, layout.component];
    }
    try {
      return await ctx.next();
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 500;
      if (root.notFound && status === 404) return await root.notFound(ctx);
      if (errorRoute) return await answerRoute(ctx, errorRoute, status);
      throw error;
    }
  };
}

function newSegment<State>(parent: Segment<State> | null): Segment<State> {
  return {
    middlewares: [],
    layout: null,
    errorRoute: null,
    app: null,
    notFound: null,
    children: new Map(),
    parent,
  };
}
