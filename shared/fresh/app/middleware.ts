import { type Context, templatesOf } from "./context.ts";

/** Runs around what comes after it; `ctx.next()` goes on. */
export type Middleware<State> = (
  ctx: Context<State>,
) => Response | Promise<Response>;

type Next = () => Promise<Response>;

/** Joins middlewares into one; the last one's `ctx.next()` is what `ctx.next` was when the joined one was called. */
export function composeMiddlewares<State>(
  middlewares: Middleware<State>[],
): Middleware<State> {
  return (ctx) => {
    const end = ctx.next;
    const run = (index: number): Promise<Response> => {
      const step = middlewares[index];
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
