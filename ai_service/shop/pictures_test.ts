import { assertEquals } from "@std/assert";
import { AddressCache } from "../../shared/http/address_rate_limiter.ts";
import { pictures } from "./pictures.ts";

const ID = "0123456789abcdef".repeat(4);

function picturesOf(port: number) {
  return pictures({
    env: { mcp: { url: `http://127.0.0.1:${port}` }, trustedProxies: 0 },
    now: () => new Date("2030-01-07T12:00:00+09:00"),
    pictureReaders: new AddressCache(),
  });
}

Deno.test("a picture is passed on with headers of this service, and nothing but pictures", async () => {
  let answer = () => new Response();
  const asked: string[] = [];
  await using server = Deno.serve({ port: 0, onListen() {} }, ({ url }) => {
    asked.push(new URL(url).pathname);
    return answer();
  });
  const app = picturesOf(server.addr.port);
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

Deno.test("a picture that cannot be read now is not told as one that is not there", async () => {
  let status = 404;
  const server = Deno.serve(
    { port: 0, onListen() {} },
    () => new Response(null, { status }),
  );
  const app = picturesOf(server.addr.port);
  const get = async () => {
    const { status, headers } = await app.request(`/pictures/${ID}`);
    return [status, headers.get("Retry-After")];
  };
  assertEquals(await get(), [404, null]);
  for (status of [429, 500, 503]) assertEquals(await get(), [503, "5"]);
  await server.shutdown();
  assertEquals(await get(), [503, "5"]);
});

Deno.test("one address gets so many pictures a minute, and another one goes on", async () => {
  await using server = Deno.serve(
    { port: 0, onListen() {} },
    () => new Response(null, { status: 404 }),
  );
  const app = picturesOf(server.addr.port);
  const get = async (address: string) =>
    (await app.request(`/pictures/${ID}`, {}, { address })).status;
  for (let count = 0; count < 300; count++) {
    assertEquals(await get("192.0.2.1"), 404);
  }
  assertEquals(await get("192.0.2.1"), 429);
  assertEquals(await get("192.0.2.2"), 404);
});
