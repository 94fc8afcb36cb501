import { define } from "../state.ts";

export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/admin", 303),
});
