import { assertEquals } from "@std/assert";
import { createChatApi, failureOf } from "./api.ts";

/** What the chat says of a tap that is answered with this refusal. */
async function failureFor(status: number, body: Record<string, unknown>) {
  const api = createChatApi(() =>
    Promise.resolve(Response.json({ requestId: "req_1", ...body }, { status }))
  );
  const tap = { tool: "form_submit", args: {}, saidAs: "Hand in" };
  return await api.tap("c", tap).then(() => null, failureOf);
}

Deno.test("what the shop refuses is told in the service's words, without a reference, by the reason's code", async () => {
  const error = "This form is not offered any more.";
  const details = { reason: "not_found", field: "formId" };
  assertEquals(
    await failureFor(400, { code: "invalid_input", error, details }),
    { code: "not_found", requestId: "", field: "formId", sentence: error },
  );
});

Deno.test("bad input is told by the page's own words, beside its field", async () => {
  const details = { reason: "invalid_input", field: "answers.name" };
  assertEquals(
    await failureFor(400, { code: "invalid_input", error: "No", details }),
    { code: "invalid_input", requestId: "req_1", field: "answers.name" },
  );
});
