import type { ComponentType, FunctionComponent, VNode } from "preact";
import type { BuildCache } from "../build/build_cache.ts";
import { renderDocument } from "../render/document.ts";
import { applyTemplates } from "../render/templates.ts";
import type { ResolvedFreshConfig } from "./config.ts";
import type { ConnectionInfo } from "./connection_info.ts";
import type { LayoutConfig, RouteComponent } from "./types.ts";

/** A component that also runs in the browser, and where its code is served. */
export interface Island {
  file: string;
  name: string;
  exportName: string;
  fn: ComponentType;
}

/** The templates in force where the request has got to. */
export interface Templates<State> {
  app: RouteComponent<State> | null;
  layouts: RouteComponent<State>[];
}

// deno-lint-ignore no-explicit-any
const templates = new WeakMap<Context<any>, Templates<any>>();
// deno-lint-ignore no-explicit-any
const buildCaches = new WeakMap<Context<any>, BuildCache<any>>();

/** The templates of a request; segments of the route change them on the way in and restore them on the way out. */
export function templatesOf<State>(ctx: Context<State>): Templates<State> {
  return templates.get(ctx)!;
}

/** The build a request is served from. */
export function buildCacheOf<State>(ctx: Context<State>): BuildCache<State> {
  return buildCaches.get(ctx)!;
}

/** Everything about one request, shared by its middlewares, its handler and its page. */
export class Context<State> {
  readonly config: ResolvedFreshConfig;
  /** The URL, repeated slashes removed. */
  readonly url: URL;
  req: Request;
  /** The pattern of the route that matched. */
  readonly route: string | null;
  readonly params: Record<string, string>;
  /** Belongs to the site: middlewares fill it, pages read it. */
  readonly state: State = {} as State;
  data: unknown = undefined;
  /** What was thrown, on error pages; null otherwise. */
  error: unknown | null = null;
  readonly info: ConnectionInfo;
  readonly isPartial: boolean = false;
  /** Goes on to what comes after this middleware. */
  next: () => Promise<Response>;
  Component!: FunctionComponent;

  constructor(
    req: Request,
    url: URL,
    info: ConnectionInfo,
    route: string | null,
    params: Record<string, string>,
    config: ResolvedFreshConfig,
    next: () => Promise<Response>,
    buildCache: BuildCache<State>,
  ) {
    this.req = req;
    this.url = url;
    this.info = info;
    this.route = route;
    this.params = params;
    this.config = config;
    this.next = next;
    templates.set(this, { app: null, layouts: [] });
    buildCaches.set(this, buildCache);
  }

  /** Redirects; a path stays on this site even when it begins with two slashes. */
  redirect(pathOrUrl: string, status = 302): Response {
    const location = pathOrUrl.startsWith("/")
      ? pathOrUrl.replace(/^[^?#]+/, (path) => path.replaceAll(/\/+/g, "/"))
      : pathOrUrl;
    return new Response(null, { status, headers: { location } });
  }

  /** Renders JSX inside the layouts and `_app` in force. */
  async render(
    // deno-lint-ignore no-explicit-any
    vnode: VNode<any> | null,
    init: ResponseInit | undefined = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    const { app, layouts } = templatesOf(this);
    const tree = await applyTemplates(this, vnode, {
      app: config.skipAppWrapper ? null : app,
      layouts: config.skipInheritedLayouts ? [] : layouts,
    });
    if (tree instanceof Response) return tree;
    return renderDocument(this, buildCacheOf(this), tree, init);
  }

  /** Answers with text. */
  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  /** Answers with HTML. */
  html(content: string, init?: ResponseInit): Response {
    const headers = new Headers(init?.headers);
    headers.set("Content-Type", "text/html; charset=utf-8");
    return new Response(content, { ...init, headers });
  }

  /** Answers with JSON. */
  // deno-lint-ignore no-explicit-any
  json(content: any, init?: ResponseInit): Response {
    return Response.json(content, init);
  }
}
