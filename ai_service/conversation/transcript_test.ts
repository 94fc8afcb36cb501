import { assertEquals } from "@std/assert";
import type { NewEvent } from "./events.ts";
import { messageFrom } from "./transcript.ts";

const call = {
  id: "call_1",
  name: "booking_slots",
  args: {},
} as const;
const events: NewEvent[] = [
  { event: "token", data: { text: "Let me " } },
  { event: "token", data: { text: "look." } },
  { event: "tool", data: { ...call, status: "running" } },
  { event: "tool", data: { ...call, status: "succeeded", result: 3 } },
  { event: "token", data: { text: "Three slots." } },
];

Deno.test("a message keeps text and tools in the order in which they came", () => {
  const message = messageFrom(events, {
    id: "01",
    createdAt: new Date("2026-01-01T00:00:00Z"),
    status: "completed",
  });
  assertEquals(message, {
    id: "01",
    role: "assistant",
    text: "Let me look.\n\nThree slots.",
    parts: [
      { type: "text", text: "Let me look." },
      { type: "tool", tool: { ...call, status: "succeeded", result: 3 } },
      { type: "text", text: "Three slots." },
    ],
    createdAt: "2026-01-01T00:00:00.000Z",
  });
});

Deno.test("a message of a run that died shows no tool as still running", () => {
  const message = messageFrom(events.slice(0, 3), {
    id: "01",
    createdAt: new Date("2026-01-01T00:00:00Z"),
    status: "failed",
  });
  assertEquals(message.status, "failed");
  assertEquals(message.parts.at(-1), {
    type: "tool",
    tool: { ...call, status: "failed" },
  });
});
