import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import type { McpTool } from "../agent/mcp_client.ts";
import { systemPrompt } from "../agent/prompts.ts";
import { refuse, type ToolOutcome } from "../agent/tool_outcome.ts";
import { toolResultText } from "../agent/tool_result.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { type Call, isWrite, type Step } from "./call.ts";
import { readConversation } from "./conversation.ts";
import type { Business, Order, Product } from "./data.ts";
import { decide } from "./dialogue/decide.ts";
import type { Frame, Read, Reading } from "./reading/frame.ts";
import { read } from "./reading/read.ts";
import { type GivenBooking, SalonTools } from "./test_salon_tools.ts";

/** Monday, 10:00 in Tokyo. */
export const NOW = new Date("2026-11-23T10:00:00+09:00");
const TIME_ZONE = "Asia/Tokyo";

export interface SalonOptions {
  locale?: Locale;
  /** Bookings the customer has. */
  bookings?: readonly GivenBooking[];
  /** Orders the customer has, the newest first. */
  orders?: readonly Order[];
  /** Starts that look open but are refused as taken. */
  taken?: readonly string[];
  withOrders?: boolean;
  /** In place of the few that the salon sells. */
  products?: readonly Product[];
  /** What the salon says of itself otherwise. */
  business?: Partial<Business>;
  /** Cards wait for {@linkcode Salon.decide}, or for the next message. */
  waits?: boolean;
  /** Beginnings of the names of tools that are not there. */
  without?: readonly string[];
  /** What becomes of a write in place of being carried out. */
  onWrite?: (call: Call) => ToolOutcome | undefined;
}

interface Card extends Call {
  id: string;
}

/** A conversation with the model in a small salon. Approves every write. */
export class Salon {
  readonly asked: Call[] = [];
  /** The cards that wait. */
  cards: Card[] = [];
  readonly #options: SalonOptions;
  readonly #messages: BaseMessage[];
  readonly #tools: SalonTools;
  readonly #frames = new Map<string, Reading>();
  #calls = 0;

  constructor(options: SalonOptions = {}) {
    this.#options = options;
    const user = { id: "usr_1", email: null, name: "花子" };
    const { locale = "ja", bookings = [], orders = [], taken = [] } = options;
    const context = { locale, timeZone: TIME_ZONE, user } as const;
    const prompt = systemPrompt(context, { now: NOW, tools: this.#offered() });
    this.#messages = [new SystemMessage(prompt)];
    this.#tools = new SalonTools({
      now: NOW,
      bookings,
      orders,
      taken,
      products: options.products,
      business: options.business,
    });
  }

  /** The tools' names in the order they were asked for. */
  get names(): string[] {
    return this.asked.map(({ name }) => name);
  }

  /** The writes that were asked for. */
  get writes(): Call[] {
    return this.asked.filter(({ name }) => isWrite(name));
  }

  /**
   * Says something and returns the last thing the model says to it.
   *
   * @param frames What the text is read as, in place of reading it.
   */
  async say(text: string, ...frames: Partial<Frame>[]): Promise<string> {
    const [first, ...rest] = frames.map(frameOf);
    if (first) {
      const read: Reading = { frames: [first, ...rest], social: [], needs: [] };
      this.#frames.set(text, read);
    }
    this.#decline();
    this.#messages.push(new HumanMessage(text));
    return await this.#answer();
  }

  /** Approves or rejects the card that waits first; the model goes on. */
  async decide(decision: "approve" | "reject"): Promise<string> {
    const card = this.cards.shift();
    if (!card) throw new Error("No card waits");
    const outcome = decision === "approve"
      ? this.#options.onWrite?.(card) ?? this.#tools.answer(card)
      : refuse("declined", "The customer declined; nothing was done");
    this.#tell(card, outcome);
    return this.cards.length > 0 ? "" : await this.#answer();
  }

  // deno-lint-ignore require-await -- as a model over the network
  async #answer(): Promise<string> {
    for (let round = 0; round < 8; round++) {
      const { text, calls } = this.#next();
      const cards = calls.map((call) => ({
        ...call,
        id: `call_${this.#calls++}`,
      }));
      this.#push(text, cards);
      if (calls.length === 0) return text;
      this.asked.push(...calls);
      const waiting = cards.filter(({ name }) =>
        this.#options.waits && isWrite(name)
      );
      for (const card of cards.filter((one) => !waiting.includes(one))) {
        this.#tell(card, this.#outcomeOf(card));
      }
      this.cards = waiting;
      if (waiting.length > 0) return text;
    }
    throw new Error("The model does not come to an end");
  }

  #next(): Step {
    const names = new Set(this.#offered().map(({ name }) => name));
    const conversation = readConversation(this.#messages, names);
    const given: Read = (text, context) =>
      this.#frames.get(text) ?? read(text, context);
    return decide(conversation, given);
  }

  #push(content: string, cards: readonly Card[]): void {
    const tool_calls = cards.map(({ id, name, args }) => ({ id, name, args }));
    this.#messages.push(new AIMessage({ content, tool_calls }));
  }

  #tell({ id, name }: Card, outcome: ToolOutcome): void {
    const content = toolResultText(name, outcome);
    this.#messages.push(new ToolMessage({ tool_call_id: id, name, content }));
  }

  #outcomeOf(call: Call): ToolOutcome {
    const forced = isWrite(call.name)
      ? this.#options.onWrite?.(call)
      : undefined;
    return forced ?? this.#tools.answer(call);
  }

  /** A new message withdraws the cards that wait. */
  #decline(): void {
    for (const card of this.cards) {
      this.#tell(card, refuse("declined", "The customer wrote something else"));
    }
    this.cards = [];
  }

  #offered(): McpTool[] {
    const { withOrders, without = [] } = this.#options;
    const names = withOrders ? [...NAMES, ...ORDER_NAMES] : NAMES;
    return names.filter((name) =>
      !without.some((beginning) => name.startsWith(beginning))
    ).map((name) => ({
      name,
      title: name,
      description: name,
      inputSchema: { type: "object" },
      kind: isWrite(name) ? "write" : "read",
      scope: "booking:read",
      previewPath: undefined,
    }));
  }
}

const NAMES = [
  "business_info",
  "booking_services",
  "booking_slots",
  "booking_list",
  "booking_create",
  "booking_update",
  "booking_delete",
  "product_list",
  "form_list",
  "form_get",
  "form_submit",
];
const ORDER_NAMES = ["order_create", "order_list", "order_cancel"];

function frameOf(frame: Partial<Frame>): Frame {
  return { intent: "answer", slots: {}, problems: [], ...frame };
}
