import { assert, assertStringIncludes } from "@std/assert";
import { Customer } from "./person.ts";
import { startTestStack } from "./stack.ts";

/** Sends the beginning of a message; resolves to the answer's text. */
async function beginMessage(
  messages: string,
  cookie: string,
  { header, body }: { header: string; body: string },
): Promise<{ answer: Promise<string> }> {
  const { hostname, port, pathname, origin } = new URL(messages);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Origin: ${origin}`,
    `Cookie: ${cookie}`,
    "Content-Type: application/json",
    header,
  ];
  const text = [...head, "", body].join("\r\n");
  await connection.write(new TextEncoder().encode(text));
  return { answer: new Response(connection.readable).text() };
}

Deno.test("a restart of the AI service answers a message that still arrives with 503, and stops at once", async () => {
  await using stack = await startTestStack();
  const { aiService, aiServiceUrl } = stack;
  const hanako = new Customer(aiServiceUrl);
  await hanako.signInWith("google", "hanako@example.com");
  const id = await hanako.newConversation();
  const messages = `${aiServiceUrl}/api/conversations/${id}/messages`;
  const cookie = await hanako.cookieHeader(messages);
  const bodies = [
    { header: "Content-Length: 100", body: `{"te` },
    { header: "Transfer-Encoding: chunked", body: `4\r\n{"te\r\n` },
  ];
  const sent = await Promise.all(
    bodies.map((body) => beginMessage(messages, cookie, body)),
  );
  // Its answer comes behind the beginnings, so that those have arrived.
  await hanako.viewed(id);
  const stopped = performance.now();
  await aiService.stop();
  const seconds = (performance.now() - stopped) / 1000;
  for (const { answer } of sent) {
    assertStringIncludes(await answer, "HTTP/1.1 503");
    assertStringIncludes((await answer).toLowerCase(), "retry-after: 1");
    assertStringIncludes(await answer, `"code":"body_interrupted"`);
  }
  assert(seconds < 3, `it waited ${seconds} s for the rest`);
});
