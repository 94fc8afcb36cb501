import { assertEquals } from "@std/assert";
import type { z } from "zod";
import { operationName, procedureFor } from "../../operation/operation.ts";
import { operations, staffOperations } from "../../slices.ts";
import { fieldsOf } from "../../surfaces/test_fields.ts";
import { fieldWords, valueWords } from "../locales/recorded.ts";
import { changeOf } from "./changes.ts";
import { factsOf } from "./facts.ts";

const place = {
  locale: "ja",
  timeZone: "Asia/Tokyo",
  now: new Date("2030-01-08T02:00:00Z"),
  names: new Map([["svc_cut", { ja: "カット", en: "Haircut" }]]),
} as const;

const booking = {
  id: "bkg_1",
  serviceId: "svc_cut",
  start: "2030-01-08T15:00:00+09:00",
  status: "confirmed",
  stylist: { id: "res_mori", name: { ja: "森", en: "Mori" } },
  priceMinor: 5500,
  currency: "JPY",
  note: "[personal]",
  cancelUntil: null,
};

/** Lines as a person reads them. */
function linesOf(state: Record<string, unknown>, locale: "ja" | "en" = "ja") {
  return factsOf(state, { ...place, locale })
    .map(({ label, value }) => `${label}: ${value}`);
}

Deno.test("a recorded state is told in words", () => {
  assertEquals(linesOf({ booking }), [
    "状態: 確定",
    "始まり: 1月8日(火) 15:00",
    "メニュー: カット",
    "担当: 森",
    "番号（ID）: bkg_1",
    "料金: ￥5,500",
    "メモ: 個人情報（記録しません）",
    "変更・取り消しの期限: なし",
  ]);
  assertEquals(linesOf({ booking }, "en").slice(0, 4), [
    "Status: Confirmed",
    "Start: Tuesday, January 8, 3:00 PM",
    "Service: Haircut",
    "Stylist: Mori",
  ]);
});

Deno.test("items have their numbers, and the currency of what they are in", () => {
  const order = {
    currency: "JPY",
    items: [
      { name: { ja: "ヘアオイル", en: "Hair oil" }, unitPriceMinor: 2640 },
      { name: { ja: "くし", en: "Comb" }, unitPriceMinor: 900 },
    ],
  };
  assertEquals(linesOf({ order }), [
    "品目 1 · 名前: ヘアオイル",
    "品目 1 · 単価: ￥2,640",
    "品目 2 · 名前: くし",
    "品目 2 · 単価: ￥900",
  ]);
});

Deno.test("what was there before is compared, and only what differs is told", () => {
  const after = { ...booking, status: "cancelled" };
  const change = changeOf(
    { before: { booking }, after: { booking: after } },
    place,
  );
  assertEquals(change, {
    isComparison: true,
    fields: [{ label: "状態", before: "確定", after: "取り消し" }],
  });
  const made = changeOf({ before: null, after: { booking } }, place);
  assertEquals([made.isComparison, made.fields.length], [false, 8]);
});

Deno.test("a state that is no object of ours is told as far as it goes", () => {
  const states = [{}, { tooLarge: true }, { x: [[1], { y: { z: null } }] }];
  for (const state of states) factsOf(state, place);
  assertEquals(linesOf({ tooLarge: true }), [
    ": 大きすぎるため記録していません",
  ]);
  assertEquals(linesOf({ constructor: "x" }), ["constructor: x"]);
});

/** The fields of what the writes answer, which is what is recorded. */
const recorded = [...operations, ...staffOperations]
  .filter(({ kind, isReservation }) => kind === "write" && !isReservation)
  .flatMap((operation) =>
    (["user", "staff", "service"] as const)
      .map((kind) => procedureFor(operation, kind)?.output)
      .flatMap((output) => output ? fieldsOf(output) : [])
      .map((field) => ({ ...field, operation: operationName(operation) }))
  );

Deno.test("every field that a write can record has words", () => {
  const missing = recorded.flatMap(({ operation, path }) =>
    path.filter((part) => typeof part === "string")
      .filter((name) => name !== "ja" && name !== "en")
      .filter((name) => !Object.hasOwn(fieldWords.ja, name))
      .map((name) => `${operation}: ${name}`)
  );
  assertEquals([...new Set(missing)], []);
});

Deno.test("every word that a recorded field can hold is one of both languages", () => {
  const missing = recorded.flatMap(({ operation, schema }) => {
    const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
    return (def.type === "enum" ? Object.values(def.entries) : [])
      .map(String)
      .filter((value) => !Object.hasOwn(valueWords.ja, value))
      .map((value) => `${operation}: ${value}`);
  });
  assertEquals([...new Set(missing)], []);
  for (const words of [fieldWords, valueWords]) {
    assertEquals(Object.keys(words.ja).sort(), Object.keys(words.en).sort());
  }
});
