import { isDeepStrictEqual } from "node:util";
import type {
  ApprovalEvent,
  ConversationView,
} from "../../ai_service/conversation/events.ts";
import { request, serveObedientModel } from "../e2e/obedient_model.ts";
import { Customer } from "../e2e/person.ts";
import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../../shared/random/random.ts";
import { randomOfRun } from "./seed.ts";
import { Screen } from "./screen.ts";
import { startTestStack, type TestStack } from "../e2e/stack.ts";

/** Longest time until all screens show the same, in milliseconds. */
export const AGREE_MS = 1_000;
/** Within this time of each other people act, in milliseconds. */
const ACT_MS = 300;
/** Longest time until nothing is under way any more, in milliseconds. */
const QUIET_MS = 30_000;

/** The findings of the rounds. */
export interface TabsReport {
  /** Screens that showed something else than the service, when they must not. */
  disagreed: number;
  /** Writes that no screen had shown as they were done. */
  unseen: number;
  /** Writes that were done, for the report to mean anything. */
  done: number;
}

/**
 * Two tabs and a phone on one conversation: in each round people write, change
 * cards and decide on random screens at random moments, and the phone loses its
 * network now and then.
 */
async function playTabs(
  { rounds, random, withinMs }: TabsOptions & { random: Random },
): Promise<TabsReport> {
  await using model = serveObedientModel();
  await using stack = await startTestStack({
    AI_MODEL: "openai:obedient",
    OPENAI_BASE_URL: model.baseUrl,
    RATE_LIMIT_PER_MINUTE: "100000",
    RATE_LIMIT_BURST: "100000",
  });
  const table = { ...await openTable(stack, random), withinMs };
  const report: TabsReport = { disagreed: 0, unseen: 0, done: 0 };
  try {
    for (let round = 0; round < rounds; round++) {
      const { disagreed, bookings } = await playRound(table, round);
      report.disagreed += disagreed;
      report.done += bookings.length;
      report.unseen += bookings.filter((one) => !wasShown(table, one)).length;
    }
  } finally {
    for (const screen of table.screens) screen.close();
  }
  return report;
}

interface TabsOptions {
  rounds: number;
  /** Longest time until all screens show the same, in milliseconds. */
  withinMs: number;
}

/** One conversation with its screens, and the shop behind it. */
interface Table {
  random: Random;
  screens: Screen[];
  phone: Screen;
  withinMs: number;
  /** The conversation as the service shows it. */
  view: () => Promise<ConversationView>;
  /** Arguments of a booking that is possible. */
  newBooking: () => Record<string, unknown>;
  /** Takes the customer's bookings back, and tells what they were. */
  clearBookings: () => Promise<Booking[]>;
}

interface Booking {
  id: string;
  start: string;
  note: string | null;
}

async function openTable(
  stack: TestStack,
  random: Random,
): Promise<Omit<Table, "withinMs">> {
  const hanako = new Customer(stack.aiServiceUrl, "en");
  await hanako.signInWith("google", "hanako@example.com");
  const conversation = await hanako.newConversation();
  const page = (path: URL | RequestInfo, init?: RequestInit) =>
    hanako.request(new URL(String(path), stack.aiServiceUrl), init);
  const [first, second, phone] = [1, 2, 3].map(() =>
    new Screen(conversation, page)
  ) as [Screen, Screen, Screen];
  const shop = await openShop(stack, (await hanako.me()).id);
  return {
    random,
    screens: [first, second, phone],
    phone,
    view: () => hanako.viewed(conversation),
    newBooking: () => ({
      serviceId: shop.serviceId,
      start: random.one(shop.starts),
    }),
    clearBookings: shop.clearBookings,
  };
}

async function openShop(stack: TestStack, userId: string) {
  const token = await stack.tokenFor(userId, [
    "booking:read",
    "booking:delete",
  ]);
  const call = async <T>(operation: string, input: unknown): Promise<T> => {
    const { status, body } = await stack.rest(operation, token, input);
    if (status !== 200) {
      throw new Error(`${operation}: ${JSON.stringify(body)}`);
    }
    return body as T;
  };
  const { services } = await call<{ services: { id: string }[] }>(
    "booking_services",
    {},
  );
  const serviceId = services[0]!.id;
  const from = Date.now() + 3 * 24 * 60 * 60 * 1000;
  const { slots } = await call<{ slots: { start: string }[] }>(
    "booking_slots",
    {
      serviceId,
      from: new Date(from).toISOString(),
      to: new Date(from + 5 * 24 * 60 * 60 * 1000).toISOString(),
    },
  );
  return {
    serviceId,
    starts: slots.map(({ start }) => start),
    async clearBookings() {
      const { items } = await call<{ items: Booking[] }>("booking_list", {
        status: "confirmed",
      });
      for (const { id: bookingId } of items) {
        await call("booking_delete", { bookingId });
      }
      return items;
    },
  };
}

/** Plays one round, and looks at the screens once they must agree. */
async function playRound(
  table: Table,
  round: number,
): Promise<{ disagreed: number; bookings: Booking[] }> {
  const { random, screens } = table;
  const calls = [1, 2].slice(0, 1 + random.below(2)).map(() => ({
    name: "booking_create",
    args: table.newBooking(),
  }));
  // In the first round a card is approved for certain, so that a write is done.
  const isTalk = round > 0 && random.chance(0.3);
  const text = isTalk ? `Hello ${round}` : request(...calls);
  await random.one(screens).send(text);
  await random.one([() => quiet(table), () => atRandom(random)])();
  const acts = round > 0 ? 6 : 0;
  await Promise.all(Array.from({ length: acts }, () => act(table, round)));
  await quiet(table);
  if (round === 0 || random.chance(0.5)) await approveOne(table);
  const disagreed = await countDisagreeing(table);
  return { disagreed, bookings: await table.clearBookings() };
}

/** Somebody approves a card that is still open, if there is one. */
async function approveOne(table: Table): Promise<void> {
  if ((await table.view()).pendingApprovals.length === 0) return;
  const screen = table.random.one(table.screens);
  const until = Date.now() + table.withinMs;
  while (screen.waiting.length === 0 && Date.now() < until) await delay(20);
  const card = screen.waiting[0];
  if (!card) return;
  await screen.decide(card, "approve");
  await quiet(table);
}

/** Somebody does something, at a random moment on a random screen. */
async function act(table: Table, round: number): Promise<void> {
  const { random, phone } = table;
  const screen = random.one(table.screens);
  const chance = random.next();
  await atRandom(random);
  if (chance < 0.1) return void await screen.send(`Wait ${round}`);
  if (chance < 0.25) {
    phone.disconnect();
    await atRandom(random);
    return phone.reconnect();
  }
  const card = random.one(screen.waiting);
  if (!card) return;
  if (chance < 0.55) return await screen.edit(card, edited(card, random));
  await screen.decide(card, chance < 0.85 ? "approve" : "reject");
}

function edited(card: ApprovalEvent, random: Random): Record<string, unknown> {
  return { ...card.args, note: `note ${random.below(1_000_000)}` };
}

async function atRandom(random: Random): Promise<void> {
  await delay(random.below(ACT_MS));
}

/** Waits until the service has nothing under way in the conversation. */
async function quiet(table: Table): Promise<void> {
  const until = Date.now() + QUIET_MS;
  for (;;) {
    const { activeRunId, messages } = await table.view();
    const states = messages.flatMap(({ parts }) =>
      parts.flatMap((one) => one.type === "approval" ? one.approval.state : [])
    );
    if (!activeRunId && !states.includes("approved")) return;
    if (Date.now() > until) throw new Error("A run or a write does not end");
    await delay(20);
  }
}

/** The number of screens that do not show what the service does, in time. */
async function countDisagreeing(table: Table): Promise<number> {
  const until = Date.now() + table.withinMs;
  for (;;) {
    const view = await table.view();
    const wrong = table.screens.filter((screen) => !agrees(screen, view));
    if (wrong.length === 0) return 0;
    if (Date.now() > until) {
      for (const screen of wrong) describeDifference(screen, view);
      return wrong.length;
    }
    await delay(20);
  }
}

/** Screens keep older messages than those of the view's one page. */
function agrees(
  { shows }: Screen,
  { conversation, messages }: ConversationView,
): boolean {
  return shows.title === conversation.title &&
    isDeepStrictEqual(shows.messages.slice(-messages.length), messages);
}

function describeDifference({ shows }: Screen, view: ConversationView): void {
  const { messages } = view;
  const shown = shows.messages.slice(-messages.length);
  const at = messages.findIndex((message, index) =>
    !isDeepStrictEqual(message, shown[index])
  );
  console.error(`Message ${at} of ${messages.length} differs`);
  const [is = "", shownAs = ""] = [messages[at], shown[at]].map((message) =>
    JSON.stringify(message)
  );
  const from = [...is].findIndex((letter, index) => letter !== shownAs[index]);
  for (const text of [is, shownAs]) {
    console.error(`  ${text.slice(Math.max(0, from - 200), from + 400)}`);
  }
}

/** Whether some screen showed this booking when its approval was given there. */
function wasShown({ screens }: Table, { start, note }: Booking): boolean {
  return screens.flatMap(({ given }) => given).some(({ shown: { args } }) =>
    Date.parse(String(args.start)) === Date.parse(start) &&
    (args.note ?? null) === note
  );
}

/** Plays the rounds and prints the figures; false if anything was wrong. */
export async function provesTabs(options: TabsOptions): Promise<boolean> {
  const random = randomOfRun("tabs");
  const { disagreed, unseen, done } = await playTabs({ ...options, random });
  console.log(
    `${options.rounds} rounds, within ${options.withinMs} ms: ${done} writes done, ${unseen} not shown`,
  );
  console.log(`figure: tabs_disagree = ${disagreed + unseen} (goal = 0)`);
  return disagreed + unseen === 0 && done > 0;
}
