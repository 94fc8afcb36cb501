import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "./errors.ts";
import { MAX_BODY_BYTES } from "./bounded_body.ts";
import { readJson, readJsonObject } from "./json_body.ts";

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });
}

Deno.test("readJsonObject returns the parsed body", async () => {
  const numbers = [0, -1.5, 1e308, -5e-324];
  const body = {
    "a": ['x"y', { "a": "日本 \u{1f600}" }],
    "b": { "a": 1, numbers },
  };
  const request = post(JSON.stringify(body), {
    "content-type": "application/json; charset=utf-8",
  });
  assertEquals(await readJsonObject(request), body);
});

Deno.test("readJsonObject reads null and a missing body as an empty object", async () => {
  const url = "http://localhost/";
  const bodies = [
    post("null"),
    post(" null\n"),
    post(""),
    new Request(url, { method: "POST" }),
  ];
  for (const request of bodies) {
    assertEquals(await readJsonObject(request), {});
  }
  const nothing = new ReadableStream({ start: (stream) => stream.close() });
  assertEquals(await readJsonObject(post(nothing)), {});
});

const refused: [string, BodyInit, number][] = [
  ["text that is not JSON", "{'a':1}", 400],
  ["two values", "{}{}", 400],
  ["an array", "[]", 400],
  ["a text", '""', 400],
  ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
  ["a body in UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), 400],
  ["nesting of 10⁵", "[".repeat(100_000) + "]".repeat(100_000), 400],
  ["nesting inside an object", `{"a":${"[".repeat(40)}${"]".repeat(40)}}`, 400],
  ["a member named twice", `{"a":1,"b":2,"a":3}`, 400],
  ["a member named twice by an escape", `{"a":1,"\\u0061" : 3}`, 400],
  ["a member named twice further in", `{"a":[{"b":1,"b":1}]}`, 400],
  ["a lone surrogate", `{"a":"\\ud800"}`, 400],
  ["a lone surrogate in a name", `{"\\udfff":1}`, 400],
  ["an escaped NUL", `{"a":"x\\u0000"}`, 400],
  ["a raw NUL", `{"a":"x\0"}`, 400],
  ["a number beyond every double", `{"a":[-1e400]}`, 400],
  ["a number of 400 digits", `{"a":${"9".repeat(400)}}`, 400],
  ["a body over the limit", `{"a":"${"x".repeat(MAX_BODY_BYTES)}"}`, 413],
];

for (const [name, body, status] of refused) {
  Deno.test(`readJsonObject refuses ${name}`, async () => {
    const error = await assertRejects(
      () => readJsonObject(post(body)),
      ApiError,
    );
    assertEquals(error.status, status);
  });
}

Deno.test("readJson stops reading an endless body at the limit", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  const error = await assertRejects(() => readJson(post(endless)), ApiError);
  assertEquals(error.status, 413);
  assertEquals(sent < 4 * MAX_BODY_BYTES, true);
});

Deno.test("readJson refuses other types and encodings with 415", async () => {
  for (
    const headers of [
      { "content-type": "text/plain" },
      { "content-type": "application/x-www-form-urlencoded" },
      { "content-type": "application/jsonp" },
      { "content-encoding": "gzip" },
    ]
  ) {
    const error = await assertRejects(
      () => readJson(post("{}", headers)),
      ApiError,
    );
    assertEquals(error.status, 415);
  }
});

Deno.test("a body is limited with Content-Length and with chunked encoding", async () => {
  await using server = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    onListen: () => {},
  }, async (request) => {
    const status = await readJson(request).then(
      () => 200,
      (error) => error instanceof ApiError ? error.status : 500,
    );
    return new Response(null, { status });
  });
  const send = async (headers: string[], body: string) => {
    using connection = await Deno.connect({
      hostname: "127.0.0.1",
      port: server.addr.port,
    });
    const request = [
      "POST / HTTP/1.1",
      "host: localhost",
      "content-type: application/json",
      ...headers,
      "",
      body,
    ].join("\r\n");
    const bytes = new TextEncoder().encode(request);
    // The server may close the connection before everything is written.
    const writing = (async () => {
      for (let sent = 0; sent < bytes.length;) {
        sent += await connection.write(bytes.subarray(sent));
      }
    })().catch(() => {});
    const answer = new Uint8Array(100);
    await connection.read(answer);
    await writing;
    return new TextDecoder().decode(answer).split(" ")[1];
  };
  const chunk = (size: number) => {
    const text = `{"a":"${"x".repeat(size)}"}`;
    return `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  };
  const chunked = "transfer-encoding: chunked";
  assertEquals(await send(["content-length: 2"], `{}[1,2,3]`), "200");
  assertEquals(await send([chunked], chunk(10)), "200");
  assertEquals(await send([chunked], chunk(MAX_BODY_BYTES)), "413");
  for (
    const both of [["content-length: 2", chunked], [
      chunked,
      "content-length: 2",
    ]]
  ) {
    assertEquals(await send(both, chunk(MAX_BODY_BYTES)) === "200", false);
  }
});
