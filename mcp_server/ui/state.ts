// This module is portable: it runs on Deno and on Workers.
import { createDefine } from "fresh"; // the web framework of both sites
import type { Locale } from "../../shared/ui/locale.ts";
import type { Admin } from "../auth/admin.ts";
import type { BookingListInput, BookingListPage } from "../booking/admin.ts";
import type { Text } from "./locales/text.ts";

/** What a signed-in member of staff can reach from a page. */
export interface Desk {
  admin: Admin;
  /** Throws an `ApiError` 400 for input that does not fit. */
  listBookings(input: BookingListInput): Promise<BookingListPage>;
}

/** What a page of the admin site knows about its request. */
export interface SiteState {
  /** Null until {@linkcode openDesk} found that staff are signed in. */
  desk: Desk | null;
  /** Asks the database, so that it is not asked for style sheets. */
  openDesk(): Promise<Desk | null>;
  locale: Locale;
  text: Text;
  now: Date;
  /** IANA name of the business's time zone, in which times are shown. */
  timeZone: string;
  requestId: string;
  /** Told of every error that no page expects. */
  reportError(error: unknown): void;
}

const states = new WeakMap<Request, SiteState>();

/** Hands the state of a request over to the site, before the site gets the request. */
export function provideState(request: Request, state: SiteState): void {
  states.set(request, state);
}

/** The state that `provideState` kept for this request. */
export function stateOf(request: Request): SiteState {
  const state = states.get(request);
  if (!state) throw new Error("Cannot render a page: its request has no state");
  return state;
}

export const define = createDefine<SiteState>();
