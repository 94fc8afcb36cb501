import { HttpError, page } from "fresh";
import { define } from "../../define.ts";

export const handler = define.handlers({
  GET(ctx) {
    if (ctx.params.slug === "broken") throw new Error("ink ran out");
    if (ctx.params.slug === "missing") throw new HttpError(404);
    return page({ title: `Post ${ctx.params.slug}` }, {
      status: 203,
      headers: { "x-post": "yes" },
    });
  },
  POST: (ctx) => ctx.redirect("//blog", 303),
});

export default define.page<typeof handler>(async function Post({ data }) {
  return <h1>{await Promise.resolve(data.title)}</h1>;
});
