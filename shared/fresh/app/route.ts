import { renderComponent } from "../render/templates.ts";
import { type Context, templatesOf } from "./context.ts";
import { type HandlerFn, isHandlerByMethod } from "./handlers.ts";
import type { Method, Route } from "./types.ts";

/** Runs a route's handler and, unless that answers itself, renders the route's component with what it gave. */
export async function answerRoute<State>(
  ctx: Context<State>,
  route: Route<State>,
  status = 200,
): Promise<Response> {
  const templates = templatesOf(ctx);
  if (route.config?.skipAppWrapper) templates.app = null;
  if (route.config?.skipInheritedLayouts) templates.layouts = [];

  const handler = handlerFor(route, ctx.req.method.toUpperCase() as Method);
  const result = handler ? await handler(ctx) : await ctx.next();
  if (result instanceof Response) return result;

  const headers = new Headers({ "Content-Type": "text/html;charset=utf-8" });
  for (const [name, value] of new Headers(result.headers)) {
    if (name === "set-cookie") headers.append(name, value);
    else headers.set(name, value);
  }
  const vnode = route.component
    ? await renderComponent(ctx, route.component, () => null, result.data)
    : null;
  if (vnode instanceof Response) return vnode;
  return ctx.render(vnode, { headers, status: result.status ?? status });
}

function handlerFor<State>(
  route: Route<State>,
  method: Method,
): HandlerFn<unknown, State> | undefined {
  const { handler } = route;
  if (!isHandlerByMethod<unknown, State>(handler)) return handler;
  return handler[method] ?? (method === "HEAD" ? handler.GET : undefined);
}
