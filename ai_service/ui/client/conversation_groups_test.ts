import { assertEquals } from "@std/assert";
import { groupConversations } from "./conversation_groups.ts";

const NOW = Date.parse("2026-11-24T00:30:00+09:00");

function changedAt(updatedAt: string) {
  return { id: updatedAt, title: "", createdAt: updatedAt, updatedAt };
}

Deno.test("conversations are grouped by days of the business, not of UTC", () => {
  const list = [
    "2026-11-24T00:10:00+09:00",
    "2026-11-23T23:50:00+09:00",
    "2026-11-23T00:00:00+09:00",
    "2026-11-22T23:59:00+09:00",
    "2026-11-17T00:00:00+09:00",
    "2026-11-16T23:59:00+09:00",
  ].map(changedAt);
  const groups = groupConversations(list, {
    now: NOW,
    timeZone: "Asia/Tokyo",
  });
  assertEquals(
    groups.map(({ recency, items }) => [recency, items.length]),
    [["today", 1], ["yesterday", 2], ["week", 2], ["earlier", 1]],
  );
});

Deno.test("a clock that runs ahead elsewhere is of today, and there is no empty group", () => {
  const groups = groupConversations([changedAt("2026-11-26T00:00:00+09:00")], {
    now: NOW,
    timeZone: "Asia/Tokyo",
  });
  assertEquals(groups.map(({ recency }) => recency), ["today"]);
});
