import type { AnyComponent, RenderableProps, VNode } from "preact";
import type { Context } from "./context.ts";
import type { RouteHandler } from "./handlers.ts";

/** The HTTP methods a route can answer. */
export type Method =
  | "HEAD"
  | "GET"
  | "POST"
  | "PATCH"
  | "PUT"
  | "DELETE"
  | "OPTIONS";

/** Which templates a layout is rendered in. */
export interface LayoutConfig {
  /** Leave out the layouts above this one. */
  skipInheritedLayouts?: boolean;
  /** Leave out `_app`. */
  skipAppWrapper?: boolean;
}

/** A route module's `config` export. */
export interface RouteConfig extends LayoutConfig {
  /** URL pattern used instead of the one the file's path gives. */
  routeOverride?: string;
}

/** A page, its handlers and its configuration. */
export interface Route<State> {
  component?: RouteComponent<State> | undefined;
  config?: RouteConfig | undefined;
  handler?: RouteHandler<unknown, State> | undefined;
}

/** What pages, layouts and `_app` get. */
export type PageProps<Data = unknown, State = unknown> =
  & Pick<
    Context<State>,
    | "config"
    | "url"
    | "req"
    | "params"
    | "info"
    | "state"
    | "isPartial"
    | "Component"
    | "error"
    | "route"
  >
  & { data: Data };

/** A component that may wait, and may answer with a response instead of markup. */
export type AsyncAnyComponent<Props> = {
  (
    props: RenderableProps<Props>,
    // deno-lint-ignore no-explicit-any
    context?: any,
    // deno-lint-ignore no-explicit-any
  ): Promise<VNode<any> | Response | null>;
  displayName?: string;
  defaultProps?: Partial<Props> | undefined;
};

/** A page, a layout or `_app`. */
export type RouteComponent<State> =
  | AsyncAnyComponent<PageProps<unknown, State>>
  | AnyComponent<PageProps<unknown, State>>;
