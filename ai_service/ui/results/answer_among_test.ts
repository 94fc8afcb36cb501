import { assertEquals } from "@std/assert";
import type { ToolEvent } from "../../agent/turn.ts";
import { answerAmong } from "./answer_among.ts";

function found(name: string, result: unknown): ToolEvent {
  return { id: name, name, args: {}, status: "succeeded", result };
}

const services = found("booking_services", {
  services: [{ name: { ja: "カット", en: "Haircut" } }],
});
const products = found("product_list", {
  items: [{ name: { ja: "櫛", en: "Comb" } }],
});
const forms = found("form_list", {
  items: [{ title: { ja: "ご来店アンケート", en: "How was your visit?" } }],
});
const slots = found("booking_slots", { slots: [] });

Deno.test("the last thing found is the answer if the words are about it", () => {
  for (
    const [all, words, name] of [
      [[services, products], "Haircut is ¥5,500", "booking_services"],
      [[services, products], "Comb is ¥6,600", "product_list"],
      [[services, slots], "Haircut is free at 10:00", "booking_slots"],
      [[services], "Here you are", "booking_services"],
      [[services, products, forms], "Comb is ¥6,600", "product_list"],
      [[products, forms], "- How was your visit?", "form_list"],
      [[services, products, forms], "I did not get that", undefined],
      [[services, { ...slots, status: "failed" }], "Hm", "booking_services"],
      [[found("made_by_others", {})], "Here you are", undefined],
    ] as [ToolEvent[], string, string | undefined][]
  ) assertEquals(answerAmong(all, words, "en")?.name, name);
});
