import { assertEquals } from "@std/assert";
import { closureFrom } from "./closure_form.ts";

function closure(fields: Record<string, string>) {
  const get = (name: string) => fields[name] ?? "";
  const optional = (name: string) => get(name) || undefined;
  const form = { get, optional, sent: optional, all: () => [] };
  const { from, until } = closureFrom(form, "Asia/Tokyo");
  return [from, until];
}

Deno.test("a closure is a day, some days, or some hours", () => {
  assertEquals(closure({ from: "2030-01-08" }), [
    "2030-01-08T00:00:00+09:00",
    "2030-01-09T00:00:00+09:00",
  ]);
  assertEquals(closure({ from: "2030-12-30", untilDay: "2031-01-03" }), [
    "2030-12-30T00:00:00+09:00",
    "2031-01-04T00:00:00+09:00",
  ]);
  const hours = { from: "2030-01-08", fromTime: "13:00", until: "15:30" };
  assertEquals(closure(hours), [
    "2030-01-08T13:00:00+09:00",
    "2030-01-08T15:30:00+09:00",
  ]);
});

Deno.test("what is no day gives nothing, for the operation to refuse", () => {
  assertEquals(closure({ from: "tomorrow" }), ["", ""]);
});
