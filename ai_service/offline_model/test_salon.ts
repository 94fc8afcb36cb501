import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import type { McpTool } from "../agent/mcp_client.ts";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import { systemPrompt } from "../agent/prompts.ts";
import { toolResultText } from "../agent/tool_result.ts";
import { toModelTool } from "../agent/tools.ts";
import type { ToolArguments } from "../agent/turn.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { Booking } from "./data.ts";
import { OfflineModel } from "./model.ts";

/** Monday, 10:00 in Tokyo. */
export const NOW = new Date("2026-11-23T10:00:00+09:00");
const TIME_ZONE = "Asia/Tokyo";
const HOUR = 60 * 60 * 1000;

/** A call that was asked for and what it led to. */
export interface Asked {
  name: string;
  args: ToolArguments;
}

export interface SalonOptions {
  locale?: Locale;
  /** Bookings the customer has; one hour each. */
  bookings?: { id: string; serviceId: string; start: string }[];
  /** Starts that look open but are refused as taken. */
  taken?: string[];
  withOrders?: boolean;
  /** Beginnings of the names of tools that are not there. */
  without?: string[];
  /** What becomes of a write in place of being carried out. */
  onWrite?: (call: Asked) => ToolOutcome | undefined;
}

const SERVICES = [
  service("svc_cut", "カット", "Haircut", 60, 5500),
  service("svc_bangs", "前髪カット", "Bangs trim", 15, 1100),
  service("svc_color", "カラー", "Hair color", 90, 8800),
  service("svc_both", "カット＋カラー", "Haircut and color", 120, 13200),
  service("svc_spa", "ヘッドスパ", "Head spa", 45, 6600),
];
const PRODUCTS = [
  product("prd_moist", "モイストシャンプー", "Moist Shampoo", 2640, 12),
  product("prd_volume", "ボリュームシャンプー", "Volume Shampoo", 2640, 0),
  product("prd_oil", "椿ヘアオイル", "Camellia Hair Oil", 3520, 5),
];

function service(
  id: string,
  ja: string,
  en: string,
  durationMinutes: number,
  priceMinor: number,
) {
  const name = { ja, en };
  return {
    id,
    name,
    description: name,
    durationMinutes,
    priceMinor,
    currency: "JPY",
  };
}

function product(
  id: string,
  ja: string,
  en: string,
  priceMinor: number,
  stock: number,
) {
  const name = { ja, en };
  const rest = { currency: "JPY", stock, imageUrl: null };
  return { id, name, description: name, priceMinor, ...rest };
}

/**
 * A salon that answers the model's calls from memory: open from 10 to 19 on
 * the hour, closed on Tuesdays, 12:00 taken every day. Approves every write.
 */
export class Salon {
  readonly asked: Asked[] = [];
  readonly #options: SalonOptions;
  readonly #messages: BaseMessage[];
  readonly #bookings: Booking[];
  #calls = 0;

  constructor(options: SalonOptions = {}) {
    this.#options = options;
    const user = { id: "usr_1", email: null, name: "花子" };
    const context = {
      locale: options.locale ?? "ja",
      timeZone: TIME_ZONE,
      user,
    } as const;
    const prompt = systemPrompt(context, { now: NOW, tools: this.#tools() });
    this.#messages = [new SystemMessage(prompt)];
    this.#bookings = (options.bookings ?? []).map((booking) =>
      bookingOf(booking)
    );
  }

  /** The tools' names in the order they were asked for. */
  get names(): string[] {
    return this.asked.map(({ name }) => name);
  }

  /** The writes that were asked for. */
  get writes(): Asked[] {
    return this.asked.filter(({ name }) => !isRead(name));
  }

  /** Says something and returns the last thing the model says to it. */
  async say(text: string): Promise<string> {
    this.#messages.push(new HumanMessage(text));
    const model = new OfflineModel().bindTools(this.#tools().map(toModelTool));
    for (let round = 0; round < 8; round++) {
      const answer = await model.invoke(this.#messages);
      const calls = (answer.tool_calls ?? []).map((call) => ({
        ...call,
        id: `call_${this.#calls++}`,
      }));
      this.#messages.push(
        new AIMessage({ content: answer.text, tool_calls: calls }),
      );
      if (calls.length === 0) return answer.text;
      for (const { id, name, args } of calls) {
        this.asked.push({ name, args });
        const outcome = this.#answer({ name, args });
        const content = toolResultText(name, outcome);
        this.#messages.push(
          new ToolMessage({ tool_call_id: id, name, content }),
        );
      }
    }
    throw new Error(`No answer to "${text}"`);
  }

  #tools(): McpTool[] {
    const { withOrders, without = [] } = this.#options;
    const names = [
      "booking_services",
      "booking_slots",
      "booking_list",
      "booking_create",
      "booking_update",
      "booking_delete",
      "product_list",
      ...(withOrders ? ["order_create"] : []),
    ];
    return names.filter((name) =>
      !without.some((beginning) => name.startsWith(beginning))
    ).map((name) => ({
      name,
      title: name,
      description: name,
      inputSchema: { type: "object" },
      kind: isRead(name) ? "read" : "write",
      scope: "booking:read",
      previewPath: undefined,
    }));
  }

  #answer(call: Asked): ToolOutcome {
    const forced = isRead(call.name)
      ? undefined
      : this.#options.onWrite?.(call);
    if (forced) return forced;
    const { args } = call;
    switch (call.name) {
      case "booking_services":
        return { ok: true, result: { services: SERVICES } };
      case "product_list":
        return { ok: true, result: { items: PRODUCTS, nextCursor: null } };
      case "booking_slots":
        return { ok: true, result: { slots: this.#slots(args) } };
      case "booking_list":
        return { ok: true, result: { items: this.#bookings } };
      case "booking_create":
        return this.#create(args as { serviceId: string; start: string });
      case "booking_update":
        return this.#update(args as { bookingId: string; start: string });
      case "booking_delete":
        return this.#delete(args as { bookingId: string });
      default:
        return {
          ok: true,
          result: {
            order: { number: "A-1001", totalMinor: 5280, currency: "JPY" },
          },
        };
    }
  }

  #slots(args: ToolArguments) {
    const { from, to } = args as { from: string; to: string };
    const slots = [];
    for (let at = Date.parse(from); at < Date.parse(to); at += HOUR) {
      const start = toLocalIso(new Date(at), TIME_ZONE);
      const hour = Number(start.slice(11, 13));
      const isTuesday = new Date(at + 9 * HOUR).getUTCDay() === 2;
      const isOpen = hour >= 10 && hour < 19 && hour !== 12 && !isTuesday;
      if (!isOpen || at <= NOW.getTime()) continue;
      slots.push({ start, end: toLocalIso(new Date(at + HOUR), TIME_ZONE) });
    }
    return slots;
  }

  #create({ serviceId, start }: { serviceId: string; start: string }) {
    if (this.#options.taken?.includes(start)) {
      const from = toLocalIso(new Date(Date.parse(start) + HOUR), TIME_ZONE);
      const to = toLocalIso(new Date(Date.parse(start) + 4 * HOUR), TIME_ZONE);
      const details = { nextSlots: this.#slots({ from, to }) };
      const error = { code: "slot_taken", error: "Taken", details };
      return { ok: false as const, error };
    }
    const id = `bkg_new_${this.#bookings.length + 1}`;
    const booking = bookingOf({ id, serviceId, start });
    this.#bookings.push(booking);
    return { ok: true as const, result: { booking } };
  }

  #update({ bookingId, start }: { bookingId: string; start: string }) {
    const index = this.#bookings.findIndex(({ id }) => id === bookingId);
    const old = this.#bookings[index];
    if (!old) throw new Error(`No booking ${bookingId}`);
    const booking = { ...old, ...bookingOf({ ...old, start }) };
    this.#bookings[index] = booking;
    return { ok: true as const, result: { booking } };
  }

  #delete({ bookingId }: { bookingId: string }) {
    const booking = this.#bookings.find(({ id }) => id === bookingId);
    if (!booking) throw new Error(`No booking ${bookingId}`);
    booking.status = "cancelled";
    return { ok: true as const, result: { booking } };
  }
}

function bookingOf(
  { id, serviceId, start }: { id: string; serviceId: string; start: string },
): Booking {
  const end = toLocalIso(new Date(Date.parse(start) + HOUR), TIME_ZONE);
  const found = SERVICES.find((service) => service.id === serviceId);
  return {
    id,
    serviceId,
    start,
    end,
    status: "confirmed",
    priceMinor: found?.priceMinor ?? 0,
    currency: "JPY",
  };
}

function isRead(name: string): boolean {
  return !/_(?:create|update|delete)$/.test(name);
}
