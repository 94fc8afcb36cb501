import { assertEquals } from "@std/assert";
import { changedFields } from "./changed_fields.ts";
import { readForm } from "./form_values.ts";

const WAS = {
  nameJa: "油",
  priceMinor: 3520,
  currency: "JPY",
  resourceIds: ["a", "b"],
};

async function changesOf(values: Record<string, unknown>, was?: string) {
  const body = new FormData();
  if (was !== undefined) body.set("was", was);
  const request = new Request("http://a", { method: "POST", body });
  return changedFields(await readForm(request), values);
}

Deno.test("only what differs from what the form had shown is a change", async () => {
  const was = JSON.stringify(WAS);
  assertEquals(await changesOf({ ...WAS, resourceIds: ["b", "a"] }, was), {});
  assertEquals(await changesOf({ ...WAS, nameJa: "椿油" }, was), {
    nameJa: "椿油",
  });
  assertEquals(await changesOf({ ...WAS, currency: "USD" }, was), {
    priceMinor: 3520,
    currency: "USD",
  });
  const price = (await changesOf({ ...WAS, priceMinor: NaN }, was)).priceMinor;
  assertEquals(price, NaN, "what cannot be read is refused, not left out");
});

Deno.test("a form that does not say what it had shown changes all", async () => {
  for (const was of [undefined, "", "null", "3", "{"]) {
    assertEquals(await changesOf(WAS, was), WAS);
  }
});
