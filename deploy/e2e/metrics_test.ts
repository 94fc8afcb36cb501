import { assert, assertEquals } from "@std/assert";
import { Customer } from "./person.ts";
import { startTestStack } from "./stack.ts";

const METRICS_TOKEN = "a-token-of-the-metrics-tests";

Deno.test("a turn, its tool calls and its model's latency are in the AI service's metrics", async () => {
  await using stack = await startTestStack({ METRICS_TOKEN });
  const hanako = new Customer(stack.aiServiceUrl);
  await hanako.signInWith("google", "hanako@example.com");
  const conversation = await hanako.newConversation();
  await hanako.say(conversation, "show my bookings");
  const response = await fetch(`${stack.aiServiceUrl}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  assertEquals(response.status, 200);
  const samples = new Map(
    (await response.text()).split("\n").map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
  const of = (name: string) => samples.get(`ai_service_${name}`);
  assertEquals(of('turns_total{status="completed"}'), 1);
  const call = 'tool_calls_total{tool="booking_list",outcome="succeeded"}';
  assertEquals(of(call), 1);
  assert(of("model_first_token_seconds_count")! >= 1);
  const route = 'method="POST",route="/api/conversations/:id/messages"';
  assertEquals(of(`http_requests_total{${route},status="200"}`), 1);
  assert(of(`http_response_bytes_total{${route}}`)! > 100);
});
