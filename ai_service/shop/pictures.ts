import { Hono } from "hono";

/** Formats of pictures; others are not passed on, whatever they are called. */
const TYPES = /^image\/(jpeg|png|webp)$/;

/**
 * `GET /pictures/<SHA-256>`: the MCP server's pictures of products, so that pages
 * show nothing from elsewhere. A browser keeps them for good.
 *
 * @param serverUrl Of the MCP server.
 */
export function pictures(serverUrl: string): Hono {
  return new Hono().get("/pictures/:id{[0-9a-f]{64}}", async (c) => {
    const answer = await fetch(new URL(c.req.path, serverUrl), {
      redirect: "manual",
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null);
    const type = answer?.headers.get("Content-Type") ?? "";
    if (!answer?.ok || !TYPES.test(type)) {
      await answer?.body?.cancel();
      return c.body(null, 404);
    }
    return new Response(answer.body, {
      headers: {
        "Content-Type": type,
        "Content-Security-Policy": "sandbox",
        "Cache-Control": "public, max-age=31536000, immutable",
      },
    });
  });
}
