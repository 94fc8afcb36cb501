import { assert, assertEquals } from "@std/assert";
import type { ChatMessage, MessagePart } from "./events.ts";
import { fitMessage } from "./message.ts";

const JAPANESE = "漢".repeat(3500);

Deno.test("what a message can do without is left out in the order of its worth", () => {
  const part = (size: number): MessagePart => ({
    type: "tool",
    tool: {
      id: "call_1",
      name: "look",
      args: { of: "x".repeat(size) },
      status: "succeeded",
      result: JAPANESE,
    },
  });
  const message = (parts: MessagePart[]): ChatMessage => ({
    id: "01",
    role: "assistant",
    text: "",
    parts,
    createdAt: "2026-01-01T00:00:00Z",
  });
  const small = message([part(1)]);
  assertEquals(fitMessage(small), small);
  const [noResult] = fitMessage(message(Array(8).fill(part(1)))).parts;
  assert(noResult?.type === "tool");
  assertEquals([noResult.tool.result, noResult.tool.args], [undefined, {
    of: "x",
  }]);
  const [noArgs] = fitMessage(message(Array(8).fill(part(9000)))).parts;
  assert(noArgs?.type === "tool");
  assertEquals(noArgs.tool.args, {});
});

Deno.test("of several results that are too large together the first rows stay", () => {
  const rows = Array.from(
    { length: 40 },
    (_, at) => ({ at, note: "漢".repeat(300) }),
  );
  const part: MessagePart = {
    type: "tool",
    tool: {
      id: "call_1",
      name: "look",
      args: {},
      status: "succeeded",
      result: { items: rows },
    },
  };
  const [fitted] = fitMessage({
    id: "01",
    role: "assistant",
    text: "",
    parts: [part, part],
    createdAt: "2026-01-01T00:00:00Z",
  }).parts;
  assert(fitted?.type === "tool");
  assertEquals(fitted.tool.result, {
    items: rows.slice(0, 10),
    itemsLeftOut: 30,
  });
});

Deno.test("an approval's fields are left out first, and its details last", () => {
  const approval: MessagePart = {
    type: "approval",
    approval: {
      revision: 1,
      state: "pending",
      approvalId: "a1",
      tool: "book",
      args: {},
      title: "Confirm",
      summary: "Book.",
      details: [{ label: "Time", value: "3 PM" }],
      fields: [{
        path: "note",
        label: "Note",
        type: "long_text",
        value: JAPANESE,
      }],
      expiresAt: "2026-01-02T00:00:00Z",
    },
  };
  const [part] = fitMessage({
    id: "01",
    role: "assistant",
    text: "",
    parts: Array(8).fill(approval),
    createdAt: "2026-01-01T00:00:00Z",
  }).parts;
  assert(part?.type === "approval");
  assertEquals(part.approval.fields, undefined);
  assertEquals(part.approval.details, [{ label: "Time", value: "3 PM" }]);
});
