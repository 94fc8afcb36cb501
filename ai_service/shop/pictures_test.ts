import { assertEquals } from "@std/assert";
import { pictures } from "./pictures.ts";

const ID = "0123456789abcdef".repeat(4);

Deno.test("a picture is passed on with headers of this service, and nothing but pictures", async () => {
  let answer = () => new Response();
  const asked: string[] = [];
  await using server = Deno.serve({ port: 0, onListen() {} }, ({ url }) => {
    asked.push(new URL(url).pathname);
    return answer();
  });
  const app = pictures(`http://127.0.0.1:${server.addr.port}`);
  const get = async (path: string) => {
    const response = await app.request(path);
    return { response, text: await response.text() };
  };
  const typed = (type: string, init = {}) => () =>
    new Response("bytes", {
      headers: { "Content-Type": type, "Set-Cookie": "a=b" },
      ...init,
    });

  answer = typed("image/webp");
  const { response, text } = await get(`/pictures/${ID}`);
  assertEquals([response.status, text], [200, "bytes"]);
  assertEquals(Object.fromEntries(response.headers), {
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "sandbox",
    "content-type": "image/webp",
  });

  for (const type of ["image/svg+xml", "text/html", "image/webp; x=<script>"]) {
    answer = typed(type);
    assertEquals((await get(`/pictures/${ID}`)).response.status, 404, type);
  }
  answer = typed("image/png", { status: 302 });
  assertEquals((await get(`/pictures/${ID}`)).response.status, 404);
  const before = asked.length;
  for (
    const path of [`/pictures/${ID}0`, "/pictures/..%2Fadmin", "/pictures/"]
  ) {
    assertEquals((await get(path)).response.status, 404);
  }
  assertEquals(asked.length, before, "no other address is asked for");
});
