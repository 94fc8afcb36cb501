import type { Locale } from "../../shared/ui/locale.ts";
import type { McpClient } from "../agent/mcp_client.ts";
import type { McpTokens } from "../auth/mcp_token.ts";
import type { User } from "../auth/user.ts";
import type { Shop } from "../shop/shop.ts";
import { readBooking } from "./booking.ts";
import { bookingEvent } from "./booking_event.ts";
import { writeCalendar } from "../../shared/calendar/write_calendar.ts";

/** Longest wait for the shop, in milliseconds. */
const TIMEOUT_MS = 8_000;

/** Dependencies of the calendars of bookings. */
export interface CalendarDeps {
  mcp: Pick<McpClient, "callTool">;
  mcpTokens: Pick<McpTokens, "turnToken">;
  readShop(): Promise<Shop | null>;
  now: () => Date;
  /** IANA name of the business's time zone. */
  timeZone: string;
  env: { url: string; issuer: string };
}

/** The person's own booking as a calendar file; null where there is none. */
export async function bookingCalendar(
  deps: CalendarDeps,
  { user, locale }: { user: User; locale: Locale },
  bookingId: string,
): Promise<string | null> {
  const { env, mcpTokens, readShop, timeZone } = deps;
  const now = deps.now();
  const { token } = await mcpTokens.turnToken(user, ["booking:read"], null);
  const [found, shop] = await Promise.all([
    call(deps, token, { name: "booking_get", args: { bookingId } }),
    readShop(),
  ]);
  if (found === null) return null;
  const booking = readBooking(found);
  const owner = env.issuer;
  const url = new URL("/bookings", env.url).href;
  return writeCalendar(
    bookingEvent(booking, { shop, now, locale, timeZone, owner, url }),
    now,
  );
}

/** The answer; null for what is not found. Throws where the shop is away. */
async function call(
  { mcp }: CalendarDeps,
  token: string,
  request: { name: string; args: Record<string, unknown> },
): Promise<unknown> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const outcome = await mcp.callTool({ ...request, token, signal });
  if (outcome.ok) return outcome.result;
  if (outcome.error.code.endsWith("not_found")) return null;
  throw new Error(`${request.name} was refused: ${outcome.error.code}`);
}
