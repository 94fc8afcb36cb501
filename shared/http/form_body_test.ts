import { assertEquals, assertRejects } from "@std/assert";
import { limitBodyOf, MAX_BODY_BYTES } from "./bounded_body.ts";
import { ApiError } from "./errors.ts";
import { readFormBody } from "./form_body.ts";

const TYPE = "application/x-www-form-urlencoded";

function post(body: BodyInit, type = TYPE): Request {
  const headers = { "content-type": type };
  return new Request("http://localhost/", { method: "POST", body, headers });
}

/** A body whose length no header says. */
function chunked(text: string): ReadableStream {
  return new Blob([text]).stream();
}

Deno.test("readFormBody reads what a form has sent, encoded either way", async () => {
  const form = await readFormBody(post("a=1&b=%E6%97%A5&b=2"));
  assertEquals([...form], [["a", "1"], ["b", "日"], ["b", "2"]]);
  const data = new FormData();
  data.set("a", "日");
  const request = new Request("http://localhost/", {
    method: "POST",
    body: data,
  });
  assertEquals([...await readFormBody(request)], [["a", "日"]]);
});

Deno.test("readFormBody refuses a form that is too large, whatever its headers say, and what is no form", async () => {
  const large = "a=" + "x".repeat(MAX_BODY_BYTES);
  const small = post("a=" + "x".repeat(100));
  limitBodyOf(small, 100);
  const refused: [Request, number, string][] = [
    [post(large), 413, "body_too_large"],
    [post(chunked(large)), 413, "body_too_large"],
    [small, 413, "body_too_large"],
    [post("{}", "application/json"), 400, "bad_request"],
    [post("a", "multipart/form-data"), 400, "bad_request"],
  ];
  for (const [request, status, code] of refused) {
    const error = await assertRejects(() => readFormBody(request), ApiError);
    assertEquals([error.status, error.code], [status, code]);
  }
});
