import { assert, assertEquals, assertRejects } from "@std/assert";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { ToolCallRequest } from "../agent/mcp_client.ts";
import type { User } from "../auth/user.ts";
import { SHOP } from "../shop/test_shop.ts";
import { bookingCalendar, type CalendarDeps } from "./booking_calendar.ts";

const ken: User = {
  id: "usr_1",
  provider: "google",
  providerUserId: "1",
  email: null,
  name: "Ken",
  pictureUrl: null,
  createdAt: "2026-11-23T06:00:00.000Z",
};

const BOOKING = {
  id: "bkg_1",
  service: { ja: "カット", en: "Haircut" },
  start: "2026-12-01T15:00:00+09:00",
  end: "2026-12-01T16:00:00+09:00",
  status: "confirmed",
  stylist: { id: "res_1", name: { ja: "林", en: "Hayashi" } },
  cancelUntil: "2026-12-01T12:00:00+09:00",
  priceMinor: 5500,
  version: 3,
};

function depsWith(
  booking: ToolOutcome,
  shop: typeof SHOP | null = SHOP,
): CalendarDeps & { scopes: unknown[] } {
  const scopes: unknown[] = [];
  return {
    scopes,
    mcp: {
      callTool({ name }: ToolCallRequest): Promise<ToolOutcome> {
        assertEquals(name, "booking_get");
        return Promise.resolve(booking);
      },
    },
    mcpTokens: {
      turnToken(_user, asked) {
        scopes.push(asked);
        return Promise.resolve({ token: "t" } as never);
      },
    },
    readShop: () => Promise.resolve(shop),
    now: () => new Date("2026-11-27T01:02:03Z"),
    timeZone: "Asia/Tokyo",
    env: { url: "https://chat.example", issuer: "ai.example" },
  };
}

function answer(changes: Record<string, unknown> = {}): ToolOutcome {
  return { ok: true, result: { booking: { ...BOOKING, ...changes } } };
}

async function linesOf(
  booking: ToolOutcome,
  locale: "ja" | "en" = "en",
  shop: typeof SHOP | null = SHOP,
): Promise<string[]> {
  const actor = { user: ken, locale };
  const text = await bookingCalendar(depsWith(booking, shop), actor, "bkg_1");
  return text!.replaceAll("\r\n ", "").split("\r\n");
}

Deno.test("a booking is told in the person's language, read with no more than the right to read bookings", async () => {
  const deps = depsWith(answer());
  await bookingCalendar(deps, { user: ken, locale: "en" }, "bkg_1");
  assertEquals(deps.scopes, [["booking:read"]]);
  const lines = await linesOf(answer(), "ja");
  for (
    const line of [
      "UID:bkg_1@ai.example",
      "SEQUENCE:3",
      "STATUS:CONFIRMED",
      "DTSTART:20261201T060000Z",
      "SUMMARY:カット（サロン まどか）",
      "LOCATION:東京都杉並区まどか町1-2-3",
      "DESCRIPTION:林\\n2026/12/01 12:00まで変更・キャンセルできます。\\n03-0000-0000",
      "URL:https://chat.example/bookings",
    ]
  ) assert(lines.includes(line), `${line} in ${lines.join("\n")}`);
});

Deno.test("a request is tentative, and what was cancelled says so and no longer until when", async () => {
  const asked = await linesOf(answer({ status: "requested" }));
  assert(asked.includes("STATUS:TENTATIVE"));
  const gone = await linesOf(answer({ status: "cancelled", version: 4 }));
  assert(gone.includes("STATUS:CANCELLED"));
  assert(gone.includes("SEQUENCE:4"));
  assert(gone.includes("DESCRIPTION:Hayashi\\n03-0000-0000"));
});

Deno.test("a booking whose time for changes is over does not say that it can be changed", async () => {
  const late = await linesOf(
    answer({ cancelUntil: "2026-11-27T09:00:00+09:00" }),
  );
  assert(late.includes("DESCRIPTION:Hayashi\\n03-0000-0000"));
});

Deno.test("of an unknown shop and a service without a name only the booking is told", async () => {
  const lines = await linesOf(
    answer({ service: { ja: "", en: "" } }),
    "en",
    null,
  );
  assert(lines.includes("SUMMARY:Booking"));
  assert(!lines.some((line) => line.startsWith("LOCATION")));
});

Deno.test("a booking of somebody else is none, and a shop that is away is an error", async () => {
  const refused = (code: string): ToolOutcome => ({
    ok: false,
    error: { code, error: "No" },
  } as ToolOutcome);
  const actor = { user: ken, locale: "en" } as const;
  const found = bookingCalendar(depsWith(refused("not_found")), actor, "x");
  assertEquals(await found, null);
  await assertRejects(() =>
    bookingCalendar(depsWith(refused("unavailable")), actor, "x")
  );
});
