import { findId } from "./acts.ts";
import type { ExpectedCard, ExpectedValue } from "./expectation.ts";

/** A card that waits: the call that it asks to approve. */
export interface WaitingCard {
  tool: string;
  args: Readonly<Record<string, unknown>>;
}

/** What the ids of the account and of the shop stand for. */
export interface Known {
  bookings: readonly { id: string; serviceId: string; start: string }[];
  /** Newest first. */
  orders: readonly { id: string }[];
  services: readonly { id: string; name: { en: string } }[];
}

/** The argument that each of the corpus's names is about. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  service: "serviceId",
  start: "start",
  stylist: "stylistId",
  items: "items",
  booking: "bookingId",
  order: "orderId",
  form: "formId",
  answers: "answers",
};

/** Whether a card is the expected one, in each argument of meaning. */
export function cardFits(
  card: WaitingCard,
  expected: ExpectedCard,
  known: Known,
): boolean {
  if (card.tool !== expected.tool) return false;
  const { note } = expected.args;
  if (note && !hasNote(card.args["note"], note)) return false;
  return Object.entries(ARGUMENTS).every(([name, argument]) => {
    const wanted = expected.args[name];
    const value = card.args[argument] ?? undefined;
    if (!wanted) return value === undefined;
    const day = expected.args["day"]?.value;
    return fits(name, value, { ...wanted, day }, known);
  });
}

type Wanted = ExpectedValue & { day: string | undefined };

function fits(
  name: string,
  value: unknown,
  wanted: Wanted,
  known: Known,
): boolean {
  switch (name) {
    case "service":
      return value === findId(known.services, "svc", wanted.value);
    case "start":
      return startFits(String(value), wanted);
    case "stylist":
      return String(value ?? "").includes(wanted.value);
    case "items":
      return itemsText(value) === sorted(wanted.value.split(",")).join();
    case "booking":
      return value === bookingId(wanted.value, known);
    case "order":
      return value === known.orders[0]?.id;
    case "form":
      return value === wanted.value;
    default:
      return answersFit(value, wanted.value);
  }
}

function hasNote(value: unknown, { value: part }: ExpectedValue): boolean {
  return String(value ?? "").includes(part);
}

/** @param start ISO 8601 in the shop's local time. */
function startFits(start: string, { value, isLoose, day }: Wanted): boolean {
  if (!isLoose) return start.startsWith(value);
  const [from = "", to = ""] = value.split("..");
  const time = start.slice(11, 16);
  return start.startsWith(day ?? "") && time >= from && time <= to;
}

function bookingId(word: string, known: Known): string | undefined {
  const [service = "", start = ""] = word.split("@");
  const id = findId(known.services, "svc", service);
  return known.bookings.find((booking) =>
    booking.serviceId === id && booking.start.startsWith(start)
  )?.id;
}

/** "prd_hair_oil*1,prd_towel*2", sorted. */
function itemsText(value: unknown): string {
  if (!Array.isArray(value)) return "";
  return sorted(value.map((item) => `${item.productId}*${item.quantity}`))
    .join();
}

function sorted(values: readonly string[]): string[] {
  return values.map((value) => value.trim()).sort();
}

/** `name:"…",wishes~"…"`: the same, but for `~` where a part of it is enough. */
function answersFit(given: unknown, text: string): boolean {
  const wanted = answersOf(text.replaceAll(/(^|,)(\w+)~/g, "$1$2:"));
  const answers = { ...given as Record<string, unknown> };
  for (const [, field = ""] of text.matchAll(/(?:^|,)(\w+)~/g)) {
    const part = canonical(wanted[field]).slice(1, -1).toLowerCase();
    if (canonical(answers[field]).toLowerCase().includes(part)) {
      answers[field] = wanted[field];
    }
  }
  return canonical(answers) === canonical(wanted);
}

/** `name:"…",quiet_visit:true` as an object. */
function answersOf(text: string): Record<string, unknown> {
  return JSON.parse(`{${text.replaceAll(/(^|,)(\w+):/g, '$1"$2":')}}`);
}

const PHONE = /^\+?\d[\d ()-]{7,}$/;

/** Equal for values that are the same but for order, width, spaces and quotes. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).map(([name, each]) =>
      `${name}:${canonical(each)}`
    ).sort().join();
  }
  if (typeof value === "string" && PHONE.test(value)) {
    return `"${value.replaceAll(/\D/g, "")}"`;
  }
  return JSON.stringify(value ?? null).normalize("NFKC").replaceAll(
    /[\s「」]/g,
    "",
  );
}
