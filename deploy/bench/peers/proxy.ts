/**
 * Peer "proxy": the least that stands between a browser and a model. It asks
 * the model and passes the stream on as it comes. It lacks a sign-in, a
 * history, a prompt, tools, a transcript, streams that can be resumed, limits,
 * and a log.
 */
const port = Number(Deno.env.get("PEER_PORT"));
const modelUrl = Deno.env.get("MODEL_URL");

Deno.serve({ hostname: "127.0.0.1", port, onListen() {} }, async (request) => {
  if (request.method !== "POST") return new Response("ok");
  const { text } = await request.json();
  const answer = await fetch(`${modelUrl}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model: "paced",
      stream: true,
      messages: [{ role: "user", content: text }],
    }),
  });
  return new Response(answer.body, {
    headers: { "content-type": "text/event-stream" },
  });
});
