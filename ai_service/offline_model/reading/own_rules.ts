import { type Rule, rule, SERVICE } from "./rule.ts";

const WISHES = ["act:book", "act:take", "act:cancel", "act:move", "open"];

/** Questions about the person's own bookings, whatever is under way. */
export const OWN_QUESTIONS: readonly Rule[] = [
  // "Is it the 12th or the 13th? I forget", 「土曜だっけ日曜だっけ」.
  rule("my_bookings", ["recalled"]),
  // "Which of my bookings is first?", 「マッサージとフェイシャル、どっちが先だっけ」.
  rule("my_bookings", [
    "ask:which",
    "noun:mine noun:booking exist:own past:booked",
    "pick:1 pick:earlier pick:-1 pick:later",
  ], [...WISHES, "name:product", "want", "can"]),
  rule("my_bookings", [
    "ask:which ask:when ask:who",
    "filler:recall",
    `${SERVICE} noun:booking noun:mine act:come name:stylist`,
  ], [
    ...WISHES,
    "topic",
    "bound:until",
    "name:product",
    "want",
    "can",
    "noun:price",
    "pick:cheaper pick:cheapest pick:dearer pick:dearest pick:longest pick:shortest",
  ]),
  // "How many appointments do I have?", 「何件入ってましたっけ」.
  rule("my_bookings", [
    "ask:howmany",
    "noun:booking exist:own past:booked past exist:visit",
    "noun:booking noun:mine past:booked exist:visit cases exist:1",
  ], [
    ...WISHES,
    "name:product",
    "act:order",
    "noun:order",
    "noun:product",
    "noun:stock",
    "noun:form",
    "want",
  ]),
  // "It's Friday at 3, isn't it? My cut".
  rule("my_bookings", [
    "particle:q exist:sure",
    "noun:mine",
    `${SERVICE} noun:booking`,
    "day time",
  ], [...WISHES, "want", "can", "name:product", "act:order", "ask"]),
  // "How long is my appointment?", "the price of what I booked".
  rule("my_bookings", [
    "noun:mine past:booked exist:visit",
    "noun:booking past:booked exist:visit",
    "ask:howmuch ask:howlong noun:price",
  ], [
    ...WISHES,
    "want",
    "can",
    "name:product",
    SERVICE,
    "act:order",
    "noun:order",
  ]),
  rule("my_bookings", ["noun:booking past:booked", "act:pay", "ask:howmuch"]),
  // "How many waxes did I order?", "what did my last order cost?"
  rule("my_orders", [
    "ask:howmany",
    "act:order noun:order exist:visit",
    "exist:own exist:visit past noun:order",
    "name:product",
  ], ["want", "can", "act:get", "noun:stock"]),
  rule("my_orders", ["noun:order", "noun:price ask:howmuch"], [
    "name:product",
    "act:get",
    "want",
    "can",
    "act:cancel",
    "unsupported",
  ]),
  // "Until when can I change my cut?"
  rule("info", ["ask:when", "bound:until", "act:cancel act:move"], [
    "act:book",
    "day",
    "time",
  ]),
  // "Have I paid yet?"
  rule("my_orders", ["act:pay", "exist:done exist:own filler:recall"], [
    "want",
    "can",
    "ask:how",
    "bound:to",
    "noun:booking",
  ]),
  // 「何時に着けばいい？5分前でも平気？」.
  rule("my_bookings", [
    "exist:visit",
    "shift:before shift:earlier offset:before",
  ], WISHES),
  // "The date and time of my next visit, please".
  rule("my_bookings", [
    "pick:next noun:visit",
    "noun:day noun:time",
    "act:show ask act:remind exist break:?",
  ], [...WISHES, "day", "time"]),
];

/** Questions about the shop that look like a wish for a visit. */
const SHOP_QUESTIONS: readonly Rule[] = [
  // "Does Mori do kimonos?", 「林さんは着付けもやってますか」.
  rule("stylists", ["name:stylist", SERVICE, "break:? can"], [
    "day",
    "time",
    "want",
    "act",
    "noun:mine",
    "noun:booking",
    "correct",
    "superlative",
    "shift",
    "open",
    "also",
    "neg_before",
    "ask",
    "answer",
    "particle:de",
  ]),
];

/** Changes of a booking that is there, where nothing is under way. */
export const OF_BOOKED: readonly Rule[] = [
  ...SHOP_QUESTIONS,
  // 「マッサージは来週じゃなく再来週の火曜に。時間は一緒で」.
  rule("move", ["same:time", "not:day", "day"], [
    "act:book",
    "open",
    "name:product",
    "also",
  ]),
  // "Could I come on Thursday instead?"
  rule("move", ["act:come", "correct:instead", "can want", "day time"], [
    SERVICE,
    "act:book",
    "open",
    "act:cancel",
    "note",
  ]),
  // "I booked a massage, but the time doesn't suit me anymore".
  rule("move", [
    "past:booked noun:booking",
    "noun:time noun:day",
    "neg_before:reject",
  ], ["act", "day", "time", "ask", "open", "want"]),
  // 「日にちを間違えて予約しました、6日が正しいです」.
  rule("move", ["slip", "correct", "noun:booking", "day time"], [
    "act:book",
    "act:cancel",
    "name:product",
  ]),
  // "Friday at 3 no longer works, is 5 possible?"
  rule("move", ["lapsed", "day time noun:booking noun:time noun:day same"], [
    "act:book",
    "act:cancel",
    "name:product",
  ]),
  // "About my appointment tomorrow, can it be at 11:30?"
  rule("move", ["noun:mine", "noun:booking", "pick:this", "can", "day time"], [
    "act",
    "open",
    "ask",
    "exist",
    "name:product",
    "want",
  ]),
  // 「キャンセルじゃなく、日にちだけ次の日に」.
  rule("move", ["kept", "noun:day noun:time all:only", "shift day time"], [
    "act:book",
    "open",
  ]),
  // 「今日の予約なんですが、17時半からにしてもらえます？」
  rule("move", ["changed"], ["act:book", "act:cancel", "name:product"]),
  // 「早めたいんです。10時って空いてます？」
  rule("move", ["shift:advance shift:delay", "open", "time day"], [
    "act:book",
    "act:cancel",
    SERVICE,
  ]),
];
