import {
  type AnyComponent,
  type FunctionComponent,
  h,
  type VNode,
} from "preact";
import type { Context, Templates } from "../app/context.ts";
import type {
  AsyncAnyComponent,
  PageProps,
  RouteComponent,
} from "../app/types.ts";

/** A page in its layouts, and the `_app` around them. */
export interface PageTree {
  page: VNode | null;
  /** Gives `_app` around what the page was rendered to; null when there is no `_app`. */
  wrap: ((page: VNode) => VNode) | null;
}

/** Puts a page into its layouts and its `_app`. An async template may answer with a response instead. */
export async function applyTemplates<State>(
  ctx: Context<State>,
  page: VNode | null,
  templates: Templates<State>,
): Promise<PageTree | Response> {
  let tree = page;
  for (const layout of templates.layouts.toReversed()) {
    const child = tree;
    ctx.Component = () => child;
    const result = await renderComponent(ctx, layout, ctx.Component, null);
    if (result instanceof Response) return result;
    tree = result;
  }
  if (templates.app === null) return { page: tree, wrap: null };

  let rendered: VNode | null = null;
  ctx.Component = () => rendered;
  const app = await renderComponent(ctx, templates.app, ctx.Component, null);
  if (app instanceof Response) return app;
  return {
    page: tree,
    wrap: (html) => {
      rendered = html;
      return app ?? html;
    },
  };
}

/** A page, layout or `_app` with its props; an async one is awaited. */
export async function renderComponent<State>(
  ctx: Context<State>,
  component: RouteComponent<State>,
  Component: FunctionComponent,
  data: unknown,
): Promise<VNode | Response | null> {
  const props: PageProps<unknown, State> = {
    Component,
    config: ctx.config,
    data,
    error: ctx.error,
    info: ctx.info,
    isPartial: ctx.isPartial,
    params: ctx.params,
    req: ctx.req,
    route: ctx.route,
    state: ctx.state,
    url: ctx.url,
  };
  if (isAsync(component)) return await component(props);
  return h(
    component as AnyComponent<PageProps<unknown, State>>,
    props,
  ) as VNode;
}

function isAsync<State>(
  component: RouteComponent<State>,
): component is AsyncAnyComponent<PageProps<unknown, State>> {
  return component.constructor.name === "AsyncFunction";
}
