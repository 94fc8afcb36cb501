import type { Intent, ReadContext } from "./frame.ts";
import { asksAboutOrder } from "./asks_about_order.ts";
import { asksDone, changesTopic, recallsOwn } from "./own_evidence.ts";
import { OF_BOOKED, OWN_QUESTIONS } from "./own_rules.ts";
import { is, type Part } from "./part.ts";
import {
  type Evidence,
  findIntent,
  PRODUCT,
  type Rule,
  rule,
  SERVICE,
} from "./rule.ts";

export function evidenceOf(parts: readonly Part[]): Evidence {
  const used = parts.filter((part) => !part.isContext && !part.negation);
  const words = used.flatMap(({ kind, value }) => [kind, `${kind}:${value}`]);
  const isCorrected = parts.some((part) => is(part, "correct"));
  const isKept = parts.some((part) => is(part, "act", "cancel")) &&
    !words.includes("act:cancel");
  return new Set([
    ...words,
    ...(!isCorrected && saysMoved(parts) ? ["moved"] : []),
    ...(isKept ? ["kept"] : []),
    ...(parts.some((part) => is(part, "context", "slip")) ? ["slip"] : []),
    ...(parts.some((part) => is(part, "neg_after", "instead"))
      ? ["instead"]
      : []),
    ...stylistChanges(used),
    ...(used.some(isCounted) ? ["counted"] : []),
    ...(stopsOne(parts) ? ["stopped"] : []),
    ...(parts.some((part) => is(part, "neg_before", "lapsed"))
      ? ["lapsed"]
      : []),
    ...parts.filter((part) => part.negation && !part.isContext)
      .map(({ kind }) => `not:${kind}`),
    ...(asksAboutOrder(parts) ? ["ordered"] : []),
    ...(recallsOwn(parts) || asksDone(parts) ? ["recalled"] : []),
    ...(changesTopic(parts) ? ["changed"] : []),
  ]);
}

/**
 * 「担当を森さんにできますか」: somebody else is to do what is booked; 「…にして」 may
 * as well be said of a new booking.
 */
function stylistChanges(parts: readonly Part[]): string[] {
  const at = parts.findIndex((part) => is(part, "name", "stylist"));
  const end = parts[at + 2];
  const isOf = at > 0 && is(parts[at + 1], "particle", "ni") &&
    parts.slice(0, at).some((part) => is(part, "noun", "stylist"));
  if (!isOf || !end) return [];
  const length = end.end - end.start;
  if (is(end, "can") && length <= "できますか".length) return ["restyled"];
  return is(end, "filler") && length <= "してください".length || is(end, "want")
    ? ["stylist:made"]
    : [];
}

/** 「スパのほう、やっぱりやめます」: one service is named, and that is all. */
function stopsOne(parts: readonly Part[]): boolean {
  const said = parts.filter((part) =>
    !is(part, "filler") && !is(part, "comma") && !is(part, "break") &&
    !is(part, "particle", "wa", "no") && !is(part, "correct") &&
    !is(part, "social") && !is(part, "noun", "mine", "booking")
  );
  const [name, stop, ...more] = said;
  return more.length === 0 && is(name, "name", "service") && !name.negation &&
    is(stop, "answer", "stop");
}

/** "An hour earlier" is counted from something that is there. */
const isCounted = ({ shift }: Part) =>
  shift?.kind === "by" && shift.minutes !== 0;

/** 金曜のを土曜に: from one time to another, without a verb. */
function saysMoved(parts: readonly Part[]): boolean {
  const isWhen = (part: Part) =>
    (part.kind === "day" || part.kind === "time") && !part.isContext &&
    !part.negation;
  const wo = parts.findIndex((part, index) =>
    is(part, "particle", "wo") && parts.slice(0, index).some(isWhen)
  );
  const ni = parts.findLastIndex((part) => is(part, "particle", "ni"));
  const isBooked = parts.slice(ni).some((part) => is(part, "noun", "booking"));
  const isBoth = (kind: string) =>
    parts.slice(0, wo).some((part) => part.kind === kind && isWhen(part)) &&
    parts.slice(wo, ni).some((part) => part.kind === kind && isWhen(part));
  return wo > 0 && ni > wo && !isBooked && (isBoth("day") || isBoth("time"));
}

const WISH = "want act:get act:take answer:yes can act:agree act:come";
const QUESTION = "act:show ask exist noun:mine noun:history";

/** The first that fits is meant; the more telling ones stand first. */
const RULES: readonly Rule[] = [
  rule("language", ["language"]),
  ...OWN_QUESTIONS,
  rule("refund", ["unsupported:refund"], ["act:book"]),
  rule("person", ["unsupported:person"], ["act:book"]),
  rule("info", ["topic:policy"]),
  rule("info", ["act:cancel", "ask:when ask:howmuch"], [
    "name",
    "day",
    "time",
  ]),
  rule("help", [
    "act:cancel act:move act:book act:order noun:booking",
    "ask:how",
  ], [
    "day",
    "time",
    "name",
    "shift",
  ]),
  rule("info", [
    "topic:parking topic:payment topic:access topic:place",
    "exist ask can break:?",
  ], [
    "act:book",
    "act:order",
    "act:cancel",
    "act:move",
    "noun:booking",
    "name:product",
    "open",
    "exist:done",
    "exist:own",
  ]),
  rule("my_orders", ["ordered"], ["act:cancel", "unsupported:refund"]),
  rule("my_bookings", [
    SERVICE,
    "ask:who ask:when",
    "act:show act:remind",
    "noun:mine",
  ], ["act:book", "open", "want"]),
  rule("my_orders", ["exist:done", "act:order noun:order"], ["want", "can"]),
  rule("move", ["past:booked", "slip", "correct", "day time"], [
    "act:book",
    "act:cancel",
    "name:product",
  ]),
  rule("my_bookings", [
    "exist:done",
    `act:cancel act:move act:book noun:booking past:booked ${SERVICE}`,
  ], [
    "act:get",
    "open",
    "want",
    "can",
    "noun:price",
    "ask:howmuch",
    "ask:howlong",
    "superlative",
  ]),
  rule("my_orders", ["exist:own", "act:order", "noun:product ask:what"], [
    "want",
    "can",
    "ask:how",
    "act:get",
  ]),
  rule("discount", ["unsupported:discount"], ["act:book act:order"]),
  rule("cancel_booking", ["act:cancel", "not:name", "pick:other pick:more"], [
    "noun:order",
    PRODUCT,
  ]),
  rule("cancel_order", ["act:cancel", `noun:order act:order ${PRODUCT}`], [
    "noun:booking",
    SERVICE,
  ]),
  rule("cancel_booking", [
    "act:cancel",
    "noun:booking name:service name:product+service name:stylist day time noun:visit pick:next",
  ]),
  rule("cancel", ["act:cancel"]),
  rule("cancel_booking", ["answer:stop", SERVICE, "day"], [
    "act",
    "time",
    PRODUCT,
  ]),
  rule("forms", [
    "name:form",
    "ask:what ask:which ask:howmany ask:howmuch ask:howlong",
  ]),
  rule("form_submit", ["act:submit"], ["name:product"]),
  rule("order", ["act:fill", "name:product"], [
    "noun:form",
    "name:form",
    "act:show",
    "ask",
  ]),
  rule("order", [
    "if:stock if:free",
    "name:product",
    "count num",
    "act:get act:order act:take want",
  ]),
  rule(
    "forms",
    ["noun:form", "act:show exist ask:what ask:which ask:howmany"],
    ["act:fill"],
  ),
  rule("form_show", ["act:fill", "act:show past"], ["noun:form"]),
  // "Do I have to fill something in before a visit?"
  rule("forms", ["act:fill", "exist:own", "bound:to", "break:?"]),
  rule("form_fill", ["act:fill"], [`${SERVICE} act:cancel act:move`]),
  rule("form_fill", ["name:form"], ["act:book", "act:order"]),
  rule("form_fill", ["noun:form", WISH]),
  rule("forms", ["noun:form"]),
  rule("move", ["act:move"], ["noun:order"]),
  rule("move", [
    "kept",
    "act:come correct:instead want can",
    "day time shift same",
  ], ["act:book"]),
  rule("move", ["kept", "correct:change", `${SERVICE} day time shift same`], [
    "act:book",
    "name:product",
  ]),
  rule("move", ["counted", SERVICE], ["act:book", "open", "also"]),
  rule("move", [
    "act:come",
    "can want",
    "shift:later shift:earlier shift:daylater shift:dayearlier",
  ], [SERVICE, "act:book"]),
  rule("move", ["shift:advance shift:delay", "want can"], ["act:book"]),
  rule("move", ["same:time", SERVICE, "not:name correct"], [
    "act:book",
    "also",
    "open",
  ]),
  rule("move", ["note", "noun:booking", "act:order act:move noun:mine"], [
    "name",
    "day",
    "time",
    "act:book",
  ]),
  rule("move", ["note", "noun:booking"], [
    "answer:yes",
    "want",
    "act:get",
    "day",
    "time",
    "act:book",
  ]),
  rule("move", ["noun:booking", "pick:this", "correct:1", "time day shift"], [
    "act:book",
    "act:cancel",
    "noun:order",
    "open",
    "ask",
  ]),
  rule("move", ["noun:booking", "correct", "not:time not:day", "time day"], [
    "act:book",
    "name",
  ]),
  rule("move", ["shift:delay shift:advance"], ["act:book", "open"]),
  rule("move", ["shift", "noun:booking"], ["open"]),
  rule("move", ["same:time", "shift day:week"], [
    "act:book",
    "also",
    "open",
    "shift:weekday",
  ]),
  rule("move", ["same:time", SERVICE, "day"], ["act:book", "also", "open"]),
  rule("move", ["noun:mine", SERVICE, "correct:instead"], ["act:book"]),
  rule("move", ["moved"], ["act:book", "act:order", "open"]),
  rule("move", ["noun:booking", "noun:stylist", "name:stylist"], [
    "time",
    "want",
    "act:book",
    "act:take",
    "act:show",
    "exist",
    "ask",
  ]),
  rule("my_orders", ["noun:order", "act:order", "can break:? ask"], [
    "want",
    "act:get",
    "count",
    "act:cancel",
    "act:move",
  ]),
  rule("move", ["restyled", `noun:booking ${SERVICE}`], [
    "act:book",
    "act:take",
    "want",
    "time",
  ]),
  rule("move", ["noun:mine", "noun:booking", "name:stylist"], [
    "time",
    "want",
    "act:book",
    "act:take",
    "act:get",
    "act:show",
    "exist",
    "ask",
    "open",
  ]),
  rule("move", ["correct", "noun:mine", SERVICE, "day", "not:day"], [
    "act:book",
    "want",
    "open",
    "ask",
    "exist",
  ]),
  rule("move", ["want:rather", "noun:mine", "name:stylist", SERVICE], [
    "time",
    "act:book",
  ]),
  rule("book", ["act:order", SERVICE, "day same:day", "time same:time"], [
    PRODUCT,
    "noun:order",
  ]),
  rule("order", ["act:order", PRODUCT], ["ask", "exist", "past", "act:show"]),
  rule("my_orders", [
    "act:order",
    "pick:last pick:this",
    "ask:howmuch past break:?",
  ], [
    "act:cancel",
    "want",
    PRODUCT,
  ]),
  rule("my_orders", ["noun:order"]),
  rule("my_orders", ["act:order", "act:show noun:history"], [
    PRODUCT,
    "act:get",
    "count",
    "noun:product",
  ]),
  rule("my_orders", ["act:order", `${QUESTION} past`], [
    PRODUCT,
    "want",
    "act:get",
    "count",
    "can",
    "noun:product",
  ]),
  rule("products", ["noun:product", "act:order can exist ask:what act:show"], [
    PRODUCT,
  ]),
  rule("my_bookings", ["act:book", "past noun:history"], ["want", "can"]),
  rule("book", ["if:free", SERVICE, "time", "answer:yes act:get"], [PRODUCT]),
  rule("open_times", ["open"], ["act:book", "want", PRODUCT]),
  rule("open_times", ["superlative", "break:?"], [
    "act:book",
    "want",
    "act:order",
    "can",
    "noun:booking",
  ]),
  rule("my_bookings", ["pick:next", "ask break:? exist act:show"], [
    "act:book",
    "want",
    "act:order",
  ]),
  rule("my_bookings", ["noun:booking", "act:show"], [
    "act:book",
    "act:take",
    "open",
    "noun:service",
  ]),
  rule("price", ["ask:howmuch noun:price"]),
  rule("duration", ["ask:howlong"]),
  rule("stock", ["noun:stock"]),
  rule("stock", ["ask:howmany", PRODUCT]),
  rule("open_times", ["ask:how", "act:search", "day"], ["act:order", PRODUCT]),
  rule("search", ["act:search"], [
    "act:order",
    "count",
    "open",
    "noun:booking",
  ]),
  rule("order", ["act:order"], []),
  rule("my_bookings", ["exist:sure", "noun:booking day time"], [
    "want",
    "act:book",
    "act:order",
    "name:product",
  ]),
  rule("my_bookings", ["exist:visit", "act:show"], ["act:book"]),
  rule("my_bookings", ["exist:visit"], ["want", "act:book", "open"]),
  rule("my_bookings", ["past:booked"], [
    "want",
    "act:book",
    "can",
    "ask:howmuch",
  ]),
  rule("my_bookings", ["noun:booking", "ask:who"], ["want", "act:book"]),
  rule("my_bookings", [
    "exist:own",
    "day time noun:visit ask:when noun:booking not:day",
  ], [
    "want",
    "act:book",
    "act:order",
    "open",
    "can",
    "name:product",
    "topic",
  ]),
  rule("my_bookings", ["noun:booking", "past ask:when ask:what"], [
    "want",
    "act:book",
    "can",
  ]),
  rule("my_bookings", ["noun:booking", "act:show exist"], [
    "act:book",
    "act:take",
  ]),
  rule("my_bookings", [SERVICE, "ask:when", "noun:mine"], ["want", "can"]),
  rule("my_bookings", [
    "noun:booking",
    "noun:mine",
    "act:remind ask:what noun:time noun:day",
  ], [
    "act:book",
    "act:take",
    "open",
    "name",
    "day",
    "time",
    "can",
  ]),
  rule("my_bookings", ["act:show", "past:booked"], ["act:book", "open"]),
  rule("open_times", ["superlative", "ask:when ask:what act:show"], [
    "want",
    "act:order",
    "noun:booking",
  ]),
  rule("order", [PRODUCT, "act:book", "count"], [SERVICE, "noun:booking"]),
  rule("stylists", ["noun:stylist", "can break:?"], [
    "count num",
    "day",
    "time",
    "act:book",
    "act:take",
  ]),
  rule("order", [PRODUCT, "act:book"], [
    "name:service",
    "day",
    "time",
    "noun:booking",
  ]),
  rule("book", ["act:book"]),
  rule("services", [SERVICE, "topic:hours"], ["day", "time"]),
  rule("services", [SERVICE, "ask:which"], [
    "want",
    "act:book",
    "act:take",
    "day",
    "time",
    "open",
    "noun:booking",
    "noun:stylist",
    "name:stylist",
    "ask:who",
  ]),
  rule("book", [SERVICE, "day", "time", "topic"], [
    "ask",
    "exist",
    "can",
    "break:?",
    "open",
    "noun:booking",
  ]),
  rule("info", ["topic"], []),
  rule("book", ["noun:booking", `${WISH} time day`], []),
  rule("book", ["noun:booking", "name:service"], []),
  rule("my_bookings", ["noun:booking", "noun:mine"]),
  rule("open_times", ["open"], [PRODUCT]),
  rule("stock", [PRODUCT, "exist open"], ["want"]),
  rule("stylists", ["ask:who"], ["any"]),
  rule("stylists", ["noun:stylist", "act:show exist ask"]),
  rule("search", ["act:search"]),
  rule("order", [PRODUCT, "want act:get act:take answer:yes filler:please"], [
    "name:service",
    "day",
    "exist",
  ]),
  rule("services", ["noun:service", "act:show exist ask"]),
  rule("products", [
    PRODUCT,
    "pick:cheapest pick:cheaper pick:dearest pick:dearer",
  ], ["want", "act:order", "act:get"]),
  rule("services", [SERVICE, "exist"], ["day time superlative any", "want"]),
  rule("services", [SERVICE, "act:show ask:what"], ["day", "time", "want"]),
  rule("open_times", ["ask:when noun:time noun:day", "can exist act:show"], []),
  rule("open_times", [SERVICE, "ask:when"], []),
  rule("products", ["noun:product"]),
  rule("services", ["noun:recommend", "noun:service name:service"]),
  rule("products", ["noun:recommend"]),
  rule("products", [PRODUCT, "act:show ask:what"], ["want", "count"]),
  rule("services", ["noun:service"], ["want", "count", "num"]),
  rule("services", [
    SERVICE,
    "pick:longest pick:shortest pick:cheapest pick:dearest pick:cheaper pick:dearer",
    "break:? particle:q",
  ], ["want", "act:book", "act:take", "day", "time", "open", "name:product"]),
  rule("book", [SERVICE, WISH]),
  rule("book", ["day time superlative", "act:come act:take"], [
    "name:product",
  ]),
  rule("stylists", ["noun:stylist"], ["want", "day", "time"]),
  rule("book", ["noun:booking"]),
  rule("info", ["ask:where"], [
    "act",
    "name",
    "noun:form",
    "noun:product",
    "noun:mine",
    "noun:booking",
    "day",
    "time",
  ]),
  rule("help", ["help"]),
];

/** Kinds of parts with which a message is not only about the time of a booking. */
const NOT_OF_BOOKED = [
  "name",
  "act",
  "also",
  "open",
  "exist",
  "ask",
  "count",
  "superlative",
];

/** Slots alone can be a wish where no job is under way. */
const IMPLIED: readonly Rule[] = [
  // 「11時じゃなく14時の間違いでした」 corrects a booking that is there.
  rule("move", ["correct", "not:time not:day", "time day"], [
    "name",
    "want",
    "open",
    "count",
  ]),
  rule("move", ["correct:change", "day time"], ["name", "count"]),
  rule("move", ["correct:change", SERVICE], ["name:product", "count", "day"]),
  // "Can we do Wednesday instead, same time?", "half an hour earlier is better".
  rule("move", ["correct:instead", "day"], NOT_OF_BOOKED),
  rule("move", ["counted"], NOT_OF_BOOKED),
  // 「担当を林さんにして、時間も16時に」, 「土曜のやつやめときます」: of a booking that is there.
  rule("move", ["stylist:made restyled"], [
    "name:service",
    "name:product",
    "count",
    "open",
  ]),
  rule("cancel_booking", ["stopped"]),
  rule("cancel_booking", ["answer:stop", "day"], [
    "act",
    "time",
    "name",
    "count",
    "correct",
  ]),
  rule("move", ["instead", "not:time not:day", "time day", "can want"], [
    "name",
    "open",
    "count",
    "superlative",
  ]),
  rule("move", ["shift", "can want"], [
    "open",
    "exist",
    "ask",
    "superlative",
    "name:product",
    "name:service",
  ]),
  rule("order", ["same:last", "act:get"], [
    "name",
    "day",
    "time",
    "noun:booking",
    "noun:stylist",
  ]),
  rule("order", [PRODUCT, "count num vague all:each"], ["name:service"]),
  rule("book", ["name:service"], ["name:product"]),
];

const TALK: readonly Rule[] = [
  rule("skip", ["answer:skip"]),
  rule("back", ["answer:back"]),
  rule("stop", ["answer:stop"]),
  rule("later", ["answer:later"]),
  rule("no", ["answer:no neg_before"]),
  rule("unsure", ["answer:unsure"]),
  rule("yes", ["answer:yes"]),
  rule("goodbye", ["social:goodbye"]),
  rule("later", ["offset:after"]),
  rule("thanks", ["social:thanks"]),
  rule("greet", ["social:greet"]),
];

/** The intent that words say outright. */
export function spokenIntent(evidence: Evidence): Intent | undefined {
  return findIntent(RULES, evidence);
}

/** What words say, what slots imply, or what kind of talk it is. */
export function intentOf(
  evidence: Evidence,
  context: ReadContext,
): { intent: Intent; isImplied?: true } {
  const isGoingOn = context.job !== undefined || context.asked !== undefined;
  const chosen = chosenIntent(evidence, context);
  if (chosen) return { intent: chosen };
  const booked = isGoingOn ? undefined : findIntent(OF_BOOKED, evidence);
  if (booked) return { intent: booked };
  const spoken = spokenIntent(evidence);
  if (spoken === "book" && saysOfBooked(evidence, context)) {
    return { intent: "answer" };
  }
  if (spoken && !(spoken === "move" && isLaterStart(evidence, context))) {
    return { intent: spoken };
  }
  if (!isGoingOn && correctsMade(evidence, context)) return { intent: "move" };
  const implied = findIntent(IMPLIED, evidence);
  if (implied && !isGoingOn) return { intent: implied, isImplied: true };
  const talk = findIntent(TALK, evidence);
  // In a form, "the color looks great" is no wish for it.
  const isPraise = talk === "thanks" && context.fields !== undefined &&
    !hasMoreThanNames(evidence);
  if (talk === "yes" && comesAfterAll(evidence, context)) {
    return { intent: "stop" };
  }
  const isBeside = talk === "yes" || talk === "thanks" || talk === "greet";
  const isAnswer = isBeside && !isPraise && hasSlots(evidence);
  if (talk && !isAnswer && talk !== "greet") {
    return { intent: talk };
  }
  if (hasSlots(evidence)) return { intent: "answer" };
  return { intent: talk ?? "none" };
}

/**
 * 「マッサージの方です。10日の15時でお願いします」, where it was asked which booking is
 * moved, or to when: no new one is wanted.
 */
function saysOfBooked(evidence: Evidence, { job, asked }: ReadContext) {
  const isAsked = asked !== undefined && job !== undefined &&
    (job === "move" || asked.slot === "which") && OF_BOOKING.has(job) &&
    ["which", "day", "time"].includes(asked.slot);
  return isAsked &&
    !["act:book", "noun:booking", "open", "also"].some((one) =>
      evidence.has(one)
    );
}

const OF_BOOKING: ReadonlySet<Intent> = new Set<Intent>([
  "move",
  "cancel",
  "cancel_booking",
]);

/** "OK, I'll be there", while a cancellation is spoken of, keeps the visit. */
const comesAfterAll = (evidence: Evidence, { job }: ReadContext) =>
  (job === "cancel" || job === "cancel_booking") && evidence.has("act:come");

/** "Actually make that 4", right behind a booking that was made. */
function correctsMade(evidence: Evidence, { made }: ReadContext): boolean {
  return made === "booking" && evidence.has("correct") &&
    ["day", "time", "shift"].some((one) => evidence.has(one)) &&
    !["name", "count", "act", "open", "also", "noun:order"].some((one) =>
      evidence.has(one)
    );
}

/** "I'll take the last one" is of the kind of the list that was shown. */
function chosenIntent(
  evidence: Evidence,
  { shown, job }: ReadContext,
): Intent | undefined {
  const isOneShown = shown?.kind === "products" && shown.count === 1;
  const isCounted = evidence.has("count") &&
    (evidence.has("act:get") || evidence.has("act:take")) &&
    !evidence.has("name") && !evidence.has("ask");
  if (isOneShown && isCounted) return "order";
  const isChosen = (evidence.has("pick") || evidence.has("superlative")) &&
    !["name", "ask", "act:cancel", "act:move", "exist", "noun:booking"]
      .some((one) => evidence.has(one));
  if (!isChosen || !shown) return undefined;
  if (shown.kind === "slots") {
    const isTaken = evidence.has("act:order") || evidence.has("act:get");
    return isTaken && job !== "move" ? "answer" : undefined;
  }
  const isWished = ["act:order", "act:get", "act:take", "filler:please", "want"]
    .some((one) => evidence.has(one));
  const isNth = [...evidence].some((one) => /^pick:-?\d/.test(one));
  return shown.kind === "products" && isWished && isNth ? "order" : undefined;
}

/** "Can I come later?" while a visit is looked for moves none. */
function isLaterStart(evidence: Evidence, { job }: ReadContext): boolean {
  const isMoved = ["act:move", "shift:advance", "shift:delay", "noun:booking"]
    .some((one) => evidence.has(one));
  const isStart = evidence.has("shift") || evidence.has("same:time");
  return (job === "book" || job === "open_times") && isStart && !isMoved;
}

const SLOT_KINDS = [
  "day",
  "time",
  "shift",
  "name",
  "count",
  "num",
  "pick",
  "any",
  "same",
  "superlative",
  "contact",
  "note",
];

function hasMoreThanNames(evidence: Evidence): boolean {
  return SLOT_KINDS.some((kind) => kind !== "name" && evidence.has(kind));
}

function hasSlots(evidence: Evidence): boolean {
  return SLOT_KINDS.some((kind) => evidence.has(kind));
}
