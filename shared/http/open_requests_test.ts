import { assertEquals } from "@std/assert";
import { OpenRequests } from "./open_requests.ts";

Deno.test("each request that a stopping server refuses is told of, with the answer's length", async () => {
  const told: [method: string, status: number, bytes: number][] = [];
  const requests = new OpenRequests(({ method }, { status, bytes }) =>
    told.push([method, status, bytes])
  );
  const answer = () => Promise.resolve(new Response("ok"));
  const ask = (path: string) =>
    requests.answer(new Request(`http://localhost${path}`), answer);
  await (await ask("/a")).text();
  assertEquals(told, []);
  requests.stop();
  assertEquals(await (await ask("/healthz")).text(), "ok");
  const refused = await ask("/b");
  const { byteLength } = await refused.arrayBuffer();
  assertEquals(refused.headers.get("Connection"), "close");
  assertEquals(told, [["GET", 503, byteLength]]);
});
