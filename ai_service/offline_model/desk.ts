import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { ToolArguments } from "../agent/turn.ts";
import {
  type CalendarDay,
  momentInZone,
} from "../../shared/time/calendar_day.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import { type Abilities, abilitiesOf } from "./abilities.ts";
import { type Conversation, outcomeOf } from "./conversation.ts";
import type { Booking, Product, Service, Slot } from "./data.ts";
import { plusDays, type Today, todayIn } from "./dates.ts";
import { Format } from "./format.ts";
import { type Phrases, phrasesOf, type Priced } from "./phrases.ts";

/** A call that the model asks for. */
export interface Ask {
  name: string;
  args: ToolArguments;
}

/** What the model does next: it says something, asks for tools, or both. */
export interface Step {
  text: string;
  asks: Ask[];
}

/** Says something and ends the turn. */
export function say(text: string): Step {
  return { text, asks: [] };
}

/** Ends a step early: what a job needs is not there yet. */
export class Interruption {
  constructor(readonly step: Step) {}
}

const WEEK_DAYS = 7;

/** The conversation, the phrases and the tools' results, at hand for a job. */
export class Desk {
  readonly conversation: Conversation;
  readonly phrases: Phrases;
  readonly format: Format;
  readonly today: Today;
  readonly abilities: Abilities;

  constructor(conversation: Conversation) {
    const { locale, timeZone, now } = conversation;
    this.conversation = conversation;
    this.phrases = phrasesOf(locale);
    this.format = new Format(locale, timeZone);
    this.today = todayIn(now, timeZone);
    this.abilities = abilitiesOf(conversation.tools, locale);
  }

  /**
   * The results of all these calls in this turn.
   *
   * @throws {Interruption} With the calls that are still to be made, or with
   *   an apology where one failed.
   */
  results(asks: readonly Ask[]): unknown[] {
    const outcomes = asks.map(({ name, args }) =>
      outcomeOf(this.conversation, name, args)
    );
    const missing = asks.filter((_, index) => !outcomes[index]);
    if (missing.length > 0) throw new Interruption(this.#look(missing));
    return outcomes.map((outcome) => {
      if (outcome?.ok) return outcome.result;
      throw new Interruption(say(this.apology(outcome)));
    });
  }

  #look(asks: Ask[]): Step {
    const isFirst = this.conversation.turns.at(-1)?.results.length === 0;
    return { text: isFirst ? `${this.phrases.looking}\n` : "", asks };
  }

  services(): Service[] {
    const [result] = this.results([SERVICES]);
    return (result as { services: Service[] }).services;
  }

  servicesAndBookings(): { services: Service[]; bookings: Booking[] } {
    // The start of the day, so that each round of a turn asks for the same.
    const from = this.#iso(this.today);
    const list = { name: "booking_list", args: { from, limit: 50 } };
    const [first, second] = this.results([SERVICES, list]);
    const { now } = this.conversation;
    return {
      services: (first as { services: Service[] }).services,
      bookings: (second as { items: Booking[] }).items
        .filter(({ status, end }) =>
          ["requested", "confirmed"].includes(status) && new Date(end) > now
        )
        .sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
    };
  }

  /** Open times of that day. */
  slotsOn(serviceId: string, day: CalendarDay): Slot[] {
    return this.#slots(serviceId, day, 1);
  }

  /** Open times of the seven days from that day on. */
  slotsFrom(serviceId: string, day: CalendarDay): Slot[] {
    return this.#slots(serviceId, day, WEEK_DAYS);
  }

  #slots(serviceId: string, day: CalendarDay, days: number): Slot[] {
    const from = this.#iso(day);
    const to = this.#iso(plusDays(day, days));
    const args = { serviceId, from, to };
    const [result] = this.results([{ name: "booking_slots", args }]);
    return (result as { slots: Slot[] }).slots;
  }

  products(): Product[] {
    const [result] = this.results([PRODUCTS]);
    return (result as { items: Product[] }).items;
  }

  /** Whatever has a price; a business may have only one of the two. */
  servicesAndProducts(): { services: Service[]; products: Product[] } {
    const { tools } = this.conversation;
    if (!tools.has(PRODUCTS.name)) {
      return { services: this.services(), products: [] };
    }
    if (!tools.has(SERVICES.name)) {
      return { services: [], products: this.products() };
    }
    const [first, second] = this.results([SERVICES, PRODUCTS]);
    return {
      services: (first as { services: Service[] }).services,
      products: (second as { items: Product[] }).items,
    };
  }

  /** The moment at which the business's clock shows that. */
  moment(day: CalendarDay, minutesOfDay: number): Date {
    return momentInZone(day, minutesOfDay, this.conversation.timeZone);
  }

  #iso(day: CalendarDay): string {
    const { timeZone } = this.conversation;
    return toLocalIso(this.moment(day, 0), timeZone);
  }

  name({ name }: { name: Service["name"] }): string {
    return name[this.conversation.locale];
  }

  priced(item: Service | Product): Priced {
    return {
      name: this.name(item),
      price: this.format.money(item.priceMinor, item.currency),
      ...("durationMinutes" in item && { minutes: item.durationMinutes }),
      ...("stock" in item && item.stock === 0 && { isSoldOut: true }),
    };
  }

  /** A booking in a few words. */
  line(booking: Booking, services: readonly Service[]): string {
    const service = services.find(({ id }) => id === booking.serviceId);
    return this.phrases.line(
      service ? this.name(service) : "",
      this.format.moment(new Date(booking.start)),
    );
  }

  /** What is said of a call that did not do it. */
  apology(outcome: ToolOutcome | undefined): string {
    const code = outcome?.ok === false ? outcome.error.code : "";
    switch (code) {
      case "declined":
      case "stopped":
        return this.phrases.declined;
      case "expired":
        return this.phrases.expired;
      case "being_confirmed":
      case "confirmation_pending":
        return this.phrases.beingConfirmed;
      case "unconfirmed":
        return this.phrases.unconfirmed;
      case "rate_limited":
      case "not_prepared":
        return this.phrases.busy;
      case "unavailable":
      case "no_result":
        return this.phrases.unknownOutcome;
      case "too_late_to_cancel":
      case "too_late_to_change":
        return this.phrases.tooLate;
      default:
        return this.phrases.failed;
    }
  }
}

const SERVICES: Ask = { name: "booking_services", args: {} };
const PRODUCTS: Ask = { name: "product_list", args: { limit: 50 } };
