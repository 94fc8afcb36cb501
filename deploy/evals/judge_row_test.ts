import { assertEquals, assertThrows } from "@std/assert";
import type { Known, WaitingCard } from "./card_fits.ts";
import { parseDialogues } from "./dialogue.ts";
import { parseExpectation } from "./expectation.ts";
import { judgeRow, type Outcome } from "./judge_row.ts";

const KNOWN: Known = {
  bookings: [{
    id: "bkg_1",
    serviceId: "svc_haircut",
    start: "2026-12-01T11:00:00+09:00",
  }],
  orders: [{ id: "ord_2" }, { id: "ord_1" }],
  services: [
    { id: "svc_cut_and_color", name: { en: "Haircut and color" } },
    { id: "svc_haircut", name: { en: "Haircut" } },
  ],
};

const CUT: WaitingCard = {
  tool: "booking_create",
  args: {
    serviceId: "svc_haircut",
    start: "2026-11-28T15:00:00+09:00",
    expectedTotalMinor: 5500,
  },
};

function judge(expect: string, outcome: Partial<Outcome> = {}) {
  return judgeRow(parseExpectation(expect), {
    text: "Of course.",
    cards: [],
    reads: [],
    hasApproved: false,
    known: KNOWN,
    ...outcome,
  });
}

Deno.test("a card is right only with every argument of meaning", () => {
  const cards = [CUT];
  for (
    const [expect, verdict] of [
      ["card booking_create service=cut start=2026-11-28T15:00", "right"],
      [
        "card booking_create service=cut start~14:00..16:00 day=2026-11-28",
        "right",
      ],
      [
        "card booking_create service=cut start~14:00..16:00 day=2026-11-29",
        "wrong",
      ],
      ["card booking_create service=cut start=2026-11-28T16:00", "wrong"],
      [
        "card booking_create service=cut start=2026-11-28T15:00 stylist=mori",
        "wrong",
      ],
      ["card booking_delete booking=cut@2026-12-01T11:00", "wrong"],
      ["none", "wrong"],
      [
        "ask day || card booking_create service=cut start=2026-11-28T15:00",
        "right",
      ],
    ] as const
  ) {
    assertEquals(judge(expect, { cards }), verdict, expect);
  }
});

Deno.test("a stylist that nobody named is wrong, a total that the service adds is not", () => {
  const expect = "card booking_create service=cut start=2026-11-28T15:00";
  const args = { ...CUT.args, stylistId: "res_mori" };
  assertEquals(judge(expect, { cards: [{ ...CUT, args }] }), "wrong");
});

Deno.test("of two cards, one alone is honest, and a third is wrong", () => {
  const expect = "card booking_create service=cut start=2026-11-28T15:00 & " +
    "card order_create items=prd_hair_oil*1,prd_towel*2";
  const items = [
    { productId: "prd_towel", quantity: 2 },
    { productId: "prd_hair_oil", quantity: 1 },
  ];
  const order = { tool: "order_create", args: { items } };
  const last = { tool: "order_cancel", args: { orderId: "ord_2" } };
  assertEquals(judge(expect, { cards: [CUT, order] }), "right");
  assertEquals(judge(expect, { cards: [CUT] }), "honest");
  assertEquals(judge(expect, { cards: [CUT, order, last] }), "wrong");
  assertEquals(
    judge("card order_cancel order=last", { cards: [last] }),
    "right",
  );
});

Deno.test("without a card, a question is honest, another answer is off, a claim wrong", () => {
  const expect = "card booking_create service=cut start=2026-11-28T15:00";
  assertEquals(judge(expect, { text: "Which day?" }), "honest");
  assertEquals(judge(expect, { text: "その日は承れません。" }), "honest");
  assertEquals(judge(expect, { text: "We have: Moist Shampoo" }), "off");
  assertEquals(judge(expect, { text: "予約しました。" }), "wrong");
  assertEquals(
    judge("none", { text: "予約しました。", hasApproved: true }),
    "right",
  );
});

Deno.test("answers of a form are compared by value, whatever order and width", () => {
  const answers = { phone: "090-1", name: "山田 花子", concerns: ["a", "b"] };
  const cards = [{ tool: "form_submit", args: { formId: "frm_1", answers } }];
  const of = (text: string) =>
    judge(`card form_submit form=frm_1 answers=${text}`, { cards });
  assertEquals(
    of('name:"山田花子",phone:"０９０-1",concerns:["b","a"]'),
    "right",
  );
  assertEquals(of('name:"山田花子",phone:"090-1"'), "wrong");
});

Deno.test("a text, a tool and a refusal can be asked for", () => {
  const reads = ["booking_slots"];
  const text = "10:00 and 11:00 are open. What time?";
  assertEquals(judge("none & read booking_slots", { reads, text }), "right");
  assertEquals(judge("none & read booking_list", { reads, text }), "honest");
  assertEquals(judge("none & say /11:00/ & not /12/", { text }), "right");
  assertEquals(judge("ask time", { text }), "right");
  assertEquals(judge("cannot", { text: "I can't do that here." }), "right");
});

Deno.test("a line that does not have the format is named", () => {
  const head = "dialogue\tsay\texpect\tnote\n";
  for (
    const line of [
      "book_en_001\thello",
      "greeting\thello\tnone\t",
      "book_en_001\thello\tperhaps\t",
    ]
  ) {
    assertThrows(
      () => parseDialogues(head + line, "book_en.tsv"),
      TypeError,
      "book_en.tsv:2",
    );
  }
});
