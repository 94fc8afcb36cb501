import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { App, createDefine, HttpError, page } from "../mod.ts";

function ask<State>(
  app: App<State>,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  return app.handler()(new Request(`http://localhost${path}`, init));
}

async function textOf(response: Promise<Response>): Promise<string> {
  return await (await response).text();
}

Deno.test("middlewares run in the order they were added and only for what comes after them", async () => {
  const app = new App<{ trail?: string }>()
    .get("/early", (ctx) => ctx.text(ctx.state.trail ?? "none"))
    .use((ctx) => {
      ctx.state.trail = "a";
      return ctx.next();
    })
    .use("/deep", (ctx) => {
      ctx.state.trail += "b";
      return ctx.next();
    })
    .get("/late", (ctx) => ctx.text(ctx.state.trail!))
    .get("/deep/er", (ctx) => ctx.text(ctx.state.trail!));
  assertEquals(await textOf(ask(app, "/early")), "none");
  assertEquals(await textOf(ask(app, "/late")), "a");
  assertEquals(await textOf(ask(app, "/deep/er")), "ab");
});

Deno.test("each method answers its own handler, and HEAD what GET answers without its body", async () => {
  const app = new App()
    .get("/x", () => new Response("got", { headers: { "x-by": "get" } }))
    .post("/x", () => new Response("posted"))
    .put("/x", () => new Response("put"))
    .patch("/x", () => new Response("patched"))
    .delete("/x", () => new Response("deleted"));
  assertEquals(await textOf(ask(app, "/x")), "got");
  for (
    const [method, text] of Object.entries({
      POST: "posted",
      PUT: "put",
      PATCH: "patched",
      DELETE: "deleted",
    })
  ) assertEquals(await textOf(ask(app, "/x", { method })), text);
  const head = await ask(app, "/x", { method: "HEAD" });
  assertEquals(head.headers.get("x-by"), "get");
  assertEquals(await head.text(), "");
});

Deno.test("a known path with another method is 405, OPTIONS lists the methods, an unknown path is 404", async () => {
  const app = new App().get("/x", () => new Response("got"));
  assertEquals((await ask(app, "/x", { method: "POST" })).status, 405);
  const options = await ask(app, "/x", { method: "OPTIONS" });
  assertEquals([options.status, options.headers.get("allow")], [204, "GET"]);
  assertEquals((await ask(app, "/y")).status, 404);
});

Deno.test("all() answers every method", async () => {
  const app = new App().all("/x", (ctx) => ctx.text(ctx.req.method));
  assertEquals(await textOf(ask(app, "/x", { method: "DELETE" })), "DELETE");
});

Deno.test("fixed paths go before patterns, and patterns in the order they were added", async () => {
  const app = new App()
    .get("/a/:id", (ctx) => ctx.text(`id ${ctx.params.id}`))
    .get("/a/:other*", () => new Response("rest"))
    .get("/a/fixed", () => new Response("fixed"));
  assertEquals(await textOf(ask(app, "/a/fixed")), "fixed");
  assertEquals(await textOf(ask(app, "/a/fixed/")), "fixed");
  assertEquals(await textOf(ask(app, "/a/%E5%B1%B1")), "id 山");
  assertEquals(await textOf(ask(app, "/a/b/c")), "rest");
});

Deno.test("a parameter that is not UTF-8 does not break the site", async () => {
  const app = new App().get("/a/:id", (ctx) => ctx.text(ctx.params.id!));
  assertEquals(await textOf(ask(app, "/a/%E0%A4%A")), "%E0%A4%A");
});

Deno.test("repeated slashes are one, and a redirect never leaves the site by them", async () => {
  const app = new App()
    .get("/x", (ctx) => ctx.text(ctx.url.pathname))
    .get("/go", (ctx) => ctx.redirect("//evil.example/?to=//x", 303));
  assertEquals(await textOf(ask(app, "//x")), "/x");
  const response = await ask(app, "/go");
  assertEquals(response.status, 303);
  assertEquals(response.headers.get("location"), "/evil.example/?to=//x");
});

Deno.test("an app lives under its base path, and a mounted one under its own", async () => {
  const inner = new App<{ trail?: string }>()
    .use((ctx) => {
      ctx.state.trail = "inner";
      return ctx.next();
    })
    .get("/", (ctx) => ctx.text(`root ${ctx.state.trail}`))
    .get("/x", (ctx) => ctx.text(`x ${ctx.state.trail}`));
  const app = new App<{ trail?: string }>({ basePath: "/base" })
    .mountApp("/in", inner)
    .get("/out", (ctx) => ctx.text(`out ${ctx.state.trail}`));
  assertEquals(await textOf(ask(app, "/base/in")), "root inner");
  assertEquals(await textOf(ask(app, "/base/in/x")), "x inner");
  assertEquals(await textOf(ask(app, "/base/out")), "out undefined");
  assertEquals((await ask(app, "/out")).status, 404);
});

Deno.test("a handler's page data reaches the component with its status and headers", async () => {
  const define = createDefine<{ trail?: string }>();
  const handler = define.handlers({
    GET: () => page({ n: 1 }, { status: 201, headers: { "x-n": "1" } }),
    POST: () => new Response("posted"),
  });
  const component = define.page<typeof handler>(({ data }) => (
    <p>{data.n + 1}</p>
  ));
  const app = new App<{ trail?: string }>()
    .route("/", { component: component as never, handler });
  const response = await ask(app, "/");
  assertEquals([response.status, response.headers.get("x-n")], [201, "1"]);
  assertStringIncludes(await response.text(), "<p>2</p>");
  assertEquals((await ask(app, "/", { method: "PUT" })).status, 405);
});

Deno.test("a component without handlers answers GET by rendering", async () => {
  const app = new App().route("/", { component: () => <p>hi</p> });
  const response = await ask(app, "/");
  assertEquals(
    response.headers.get("content-type"),
    "text/html; charset=utf-8",
  );
  assertEquals(
    await response.text(),
    `<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><p>hi</p></body></html>`,
  );
});

Deno.test("layouts nest inside the app wrapper, and may leave either out", async () => {
  const app = new App()
    .appWrapper(({ Component }) => (
      <body>
        <Component />
      </body>
    ))
    .layout("*", ({ Component }) => (
      <div>
        <Component />
      </div>
    ))
    .layout("/a", ({ Component }) => (
      <section>
        <Component />
      </section>
    ))
    .layout("/b", ({ Component }) => (
      <aside>
        <Component />
      </aside>
    ), {
      skipInheritedLayouts: true,
      skipAppWrapper: true,
    })
    .get("/a", (ctx) => ctx.render(<p>a</p>))
    .get("/b", (ctx) => ctx.render(<p>b</p>))
    .get(
      "/c",
      (ctx) =>
        ctx.render(<p>c</p>, { status: 418 }, { skipInheritedLayouts: true }),
    );
  assertStringIncludes(
    await textOf(ask(app, "/a")),
    "<body><div><section><p>a</p></section></div></body>",
  );
  assertStringIncludes(
    await textOf(ask(app, "/b")),
    "<body><aside><p>b</p></aside></body>",
  );
  const plain = await ask(app, "/c");
  assertEquals(plain.status, 418);
  assertStringIncludes(await plain.text(), "<body><p>c</p></body>");
});

Deno.test("an async layout or page may answer with a response of its own", async () => {
  const app = new App<{ trail?: string }>()
    .use((ctx) => {
      ctx.state.trail = ctx.url.search;
      return ctx.next();
    })
    .layout("*", async ({ Component, state }) => {
      if (await Promise.resolve(state.trail === "?away")) {
        return new Response("away", { status: 401 });
      }
      return (
        <div>
          <Component />
        </div>
      );
    })
    .get("/", (ctx) => ctx.render(<p>in</p>));
  assertStringIncludes(await textOf(ask(app, "/")), "<div><p>in</p></div>");
  assertEquals((await ask(app, "/?away")).status, 401);
});

Deno.test("errors go to the nearest error page, 404s to notFound", async () => {
  const app = new App()
    .onError(
      "*",
      (ctx) =>
        ctx.text(`outer ${(ctx.error as Error).message}`, { status: 500 }),
    )
    .onError(
      "/in",
      (ctx) =>
        ctx.text(`inner ${(ctx.error as Error).message}`, { status: 500 }),
    )
    .notFound((ctx) =>
      ctx.text(`nothing at ${ctx.url.pathname}`, { status: 404 })
    )
    .get("/fails", () => {
      throw new Error("one");
    })
    .get("/in/fails", () => {
      throw new Error("two");
    })
    .get("/in/gone", () => {
      throw new HttpError(404);
    });
  assertEquals(await textOf(ask(app, "/fails")), "outer one");
  assertEquals(await textOf(ask(app, "/in/fails")), "inner two");
  assertEquals(await textOf(ask(app, "/in/gone")), "nothing at /in/gone");
  assertEquals(await textOf(ask(app, "/nowhere")), "nothing at /nowhere");
});

Deno.test("an error page that renders answers with the error's status", async () => {
  const app = new App()
    .onError("*", {
      component: ({ error }) => <p>{(error as Error).message}</p>,
    })
    .get("/", () => {
      throw new HttpError(403, "not you");
    });
  const response = await ask(app, "/");
  assertEquals(response.status, 403);
  assertStringIncludes(await response.text(), "<p>not you</p>");
});

Deno.test("without error pages an HttpError answers with its status and text", async () => {
  const app = new App().get("/", () => {
    throw new HttpError(410);
  });
  const response = await ask(app, "/");
  assertEquals([response.status, await response.text()], [410, "Gone"]);
});

Deno.test("requests do not share state, errors or templates", async () => {
  const handler = new App<{ trail?: string }>()
    .use(async (ctx) => {
      ctx.state.trail = ctx.url.search;
      await new Promise((resolve) => queueMicrotask(() => resolve(null)));
      return ctx.next();
    })
    .get("/", (ctx) => ctx.render(<p>{ctx.state.trail}</p>))
    .handler();
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const response = await handler(new Request(`http://localhost/?${i}`));
      return (await response.text()).includes(`<p>?${i}</p>`);
    }),
  );
  assert(answers.every(Boolean));
});

Deno.test("ctx.html and ctx.json answer with their own content types", async () => {
  const app = new App()
    .get("/html", (ctx) => ctx.html("<b>x</b>"))
    .get("/json", (ctx) => ctx.json({ a: 1 }));
  const html = await ask(app, "/html");
  assertMatch(html.headers.get("content-type")!, /^text\/html/);
  assertEquals(await html.text(), "<b>x</b>");
  assertEquals(await (await ask(app, "/json")).json(), { a: 1 });
});
