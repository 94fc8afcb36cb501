import { type Context, templatesOf } from "./context.ts";

/** Runs around what comes after it; `ctx.next()` goes on. */
export type Middleware<State> = (
  ctx: Context<State>,
) => Response | Promise<Response>;

/** @deprecated Use {@linkcode Middleware}. */
export type MiddlewareFn<State> = Middleware<State>;

/** A {@linkcode Middleware}, or a function that loads it on first use. */
export type MaybeLazyMiddleware<State> = (
  ctx: Context<State>,
) => Response | Promise<Response | Middleware<State>>;

type Next = () => Promise<Response>;

/** Joins middlewares into one; the last one's `ctx.next()` is what `ctx.next` was when the joined one was called. */
export function composeMiddlewares<State>(
  middlewares: MaybeLazyMiddleware<State>[],
): Middleware<State> {
  const steps = middlewares.map((middleware) => loadOnce(middleware));
  return (ctx) => {
    const end = ctx.next;
    const run = (index: number): Promise<Response> => {
      const step = steps[index];
      return step ? runStep(ctx, step, () => run(index + 1)) : end();
    };
    return run(0);
  };
}

async function runStep<State>(
  ctx: Context<State>,
  step: Middleware<State>,
  next: Next,
): Promise<Response> {
  const templates = templatesOf(ctx);
  const { app, layouts } = templates;
  ctx.next = next;
  try {
    return await step(ctx);
  } catch (error) {
    ctx.error = error;
    throw error;
  } finally {
    templates.app = app;
    templates.layouts = layouts;
  }
}

function loadOnce<State>(
  middleware: MaybeLazyMiddleware<State>,
): Middleware<State> {
  let loaded: Middleware<State> | undefined;
  return async (ctx) => {
    if (loaded) return await loaded(ctx);
    const result = await middleware(ctx);
    if (typeof result !== "function") return result;
    loaded = result;
    return await loaded(ctx);
  };
}
