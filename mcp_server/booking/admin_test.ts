import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { createLog } from "../../shared/http/log.ts";
import type { Admin } from "../operation/admin.ts";
import { callOperation } from "../operation/pipeline.ts";
import { RateLimiter } from "../storage/rate_limiter.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { bookingListForStaff, type BookingListPage } from "./admin.ts";
import { addBooking, addCatalogue } from "./admin_test_data.ts";
import { bookingList } from "./read_operations.ts";

/** 9 in the morning of Wednesday, 1 May 2030, in Tokyo. */
const NOW = new Date("2030-05-01T09:00:00+09:00");
const ADMIN: Admin = {
  id: "adm_1",
  email: "owner@example.com",
  name: "Owner",
  role: "viewer",
  resourceId: null,
};

Deno.test("staff see the bookings of every customer, with names in both languages", async () => {
  await using database = await shop();
  await addBooking(database.owner, {
    id: "bkg_1",
    start: "2030-05-01T15:00:00+09:00",
    customer: { id: "cus_1", name: "佐藤 花子", email: "hanako@example.com" },
    note: "<b>窓際</b>",
  });
  await addBooking(database.owner, {
    id: "bkg_2",
    start: "2030-05-01T16:00:00+09:00",
    customer: { id: "cus_2", name: "Walk-in", email: null },
    createdBy: "mcp",
  });
  const { items, nextCursor } = await list(database, {});
  assertEquals(nextCursor, null);
  assertEquals(items[0], {
    id: "bkg_1",
    start: "2030-05-01T15:00:00+09:00",
    end: "2030-05-01T16:00:00+09:00",
    status: "confirmed",
    customer: {
      id: "cus_1",
      name: "佐藤 花子",
      email: "hanako@example.com",
      furigana: null,
      phone: null,
    },
    service: { ja: "カット", en: "Haircut" },
    resource: { ja: "椅子", en: "Chair" },
    priceMinor: 5500,
    currency: "JPY",
    note: "<b>窓際</b>",
    createdBy: "ai-service",
  });
  assertEquals(items[1]?.customer, {
    id: "cus_2",
    name: "Walk-in",
    furigana: null,
    email: null,
    phone: null,
  });
  assertEquals(items[1]?.createdBy, "mcp");
});

Deno.test("ranges follow the days of the business's time zone", async (t) => {
  await using database = await shop();
  const starts = {
    bkg_yesterday: "2030-04-30T23:00:00+09:00",
    bkg_midnight: "2030-05-01T00:00:00+09:00",
    bkg_in_progress: "2030-05-01T08:30:00+09:00",
    bkg_tonight: "2030-05-01T23:30:00+09:00",
    bkg_tomorrow: "2030-05-02T00:00:00+09:00",
    bkg_day_7: "2030-05-07T23:59:00+09:00",
    bkg_day_8: "2030-05-08T00:00:00+09:00",
  };
  for (const [id, start] of Object.entries(starts)) {
    await addBooking(database.owner, { id, start });
  }
  const expected = {
    today: ["bkg_midnight", "bkg_in_progress", "bkg_tonight"],
    week: [
      "bkg_midnight",
      "bkg_in_progress",
      "bkg_tonight",
      "bkg_tomorrow",
      "bkg_day_7",
    ],
    upcoming: [
      "bkg_in_progress",
      "bkg_tonight",
      "bkg_tomorrow",
      "bkg_day_7",
      "bkg_day_8",
    ],
    past: ["bkg_midnight", "bkg_yesterday"],
  };
  for (const [range, ids] of Object.entries(expected)) {
    await t.step(range, async () => {
      assertEquals(idsOf(await list(database, { range })), ids);
    });
  }
});

Deno.test("a day with a clock change has all its hours", async () => {
  await using database = await shop();
  // Clocks in New York went back on 3 November 2030: a day of 25 hours.
  await addBooking(database.owner, {
    id: "bkg_last",
    start: "2030-11-03T23:30:00-05:00",
  });
  await addBooking(database.owner, {
    id: "bkg_next_day",
    start: "2030-11-04T00:30:00-05:00",
  });
  const page = await list(database, { range: "today" }, {
    now: () => new Date("2030-11-03T12:00:00-05:00"),
    timeZone: "America/New_York",
  });
  assertEquals(idsOf(page), ["bkg_last"]);
});

Deno.test("a status shows only what has it", async () => {
  await using database = await shop();
  for (const status of ["requested", "confirmed", "cancelled"]) {
    await addBooking(database.owner, {
      id: `bkg_${status}`,
      start: "2030-05-02T10:00:00+09:00",
      status,
    });
  }
  const page = await list(database, { status: "cancelled" });
  assertEquals(idsOf(page), ["bkg_cancelled"]);
});

Deno.test("pages meet without a gap or a repetition, in both directions", async (t) => {
  await using database = await shop();
  for (let index = 0; index < 11; index++) {
    const id = `bkg_${String(index).padStart(2, "0")}`;
    // Several start at the same moment, and some have ended.
    const start = new Date(
      NOW.getTime() + (Math.floor(index / 3) - 3) * 3_600_000,
    );
    await addBooking(database.owner, { id, start: start.toISOString() });
    await addBooking(database.owner, {
      id: `${id}_later`,
      start: new Date(start.getTime() + 86_400_000).toISOString(),
    });
  }
  for (const range of ["upcoming", "past", "week"]) {
    await t.step(range, async () => {
      const whole = idsOf(await list(database, { range, limit: 100 }));
      const pieces: string[] = [];
      let cursor: string | null = null;
      do {
        const page: BookingListPage = await list(database, {
          range,
          limit: 2,
          ...(cursor && { cursor }),
        });
        pieces.push(...idsOf(page));
        cursor = page.nextCursor;
      } while (cursor);
      assertEquals(pieces, whole);
      assert(whole.length > 4);
    });
  }
});

Deno.test("input that does not fit is refused with its field", async (t) => {
  await using database = await shop();
  await addBooking(database.owner, {
    id: "bkg_1",
    start: "2030-05-02T10:00:00+09:00",
  });
  await addBooking(database.owner, {
    id: "bkg_2",
    start: "2030-05-02T11:00:00+09:00",
  });
  const { nextCursor } = await list(database, { limit: 1 });
  const corpus: [string, unknown][] = [
    ["range", { range: "forever" }],
    ["range", { range: ["today"] }],
    ["status", { status: "paid" }],
    ["status", { status: "confirmed' or '1'='1" }],
    ["limit", { limit: 0 }],
    ["limit", { limit: 101 }],
    ["limit", { limit: 1.5 }],
    ["limit", { limit: "10" }],
    ["cursor", { cursor: "" }],
    ["cursor", { cursor: "x" }],
    ["cursor", { cursor: "'; drop table bookings; --" }],
    ["cursor", { cursor: btoa(`["2030-05-02T10:00:00Z","bkg_1"]`) }],
    ["cursor", { cursor: "A".repeat(401) }],
    // A cursor of a list in one order is none of a list in the other.
    ["cursor", { range: "past", cursor: nextCursor }],
    ["customerId", { customerId: "cus_1" }],
    ["__proto__", JSON.parse(`{"__proto__": {"limit": 1}}`)],
  ];
  for (const [field, input] of corpus) {
    await t.step(
      `${field}: ${JSON.stringify(input).slice(0, 60)}`,
      async () => {
        const error = await assertRejects(
          () => list(database, input),
          ApiError,
        );
        assertEquals(error.status, 400);
        assertEquals(error.details?.field, field);
      },
    );
  }
});

Deno.test("a cursor is good for the member of staff who got it", async () => {
  await using database = await shop();
  for (const hour of ["10", "11"]) {
    await addBooking(database.owner, {
      id: `bkg_${hour}`,
      start: `2030-05-02T${hour}:00:00+09:00`,
    });
  }
  const { nextCursor: cursor } = await list(database, { limit: 1 });
  const colleague = { ...ADMIN, id: "adm_2" };
  await assertRejects(
    () => list(database, { cursor }, { admin: colleague }),
    ApiError,
  );
});

async function shop(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await addCatalogue(database.owner);
  return database;
}

/** How a list differs from the usual. */
interface Asked {
  admin?: Admin;
  now?: () => Date;
  timeZone?: string;
}

async function list(
  { sql }: TestDatabase,
  args: unknown,
  { admin = ADMIN, now = () => NOW, timeZone = "Asia/Tokyo" }: Asked = {},
): Promise<BookingListPage> {
  const { result } = await callOperation({
    sql,
    now,
    timeZone,
    log: createLog({ service: "mcp-server", write: () => {} }),
    randomId: () => crypto.randomUUID(),
    rateLimiter: new RateLimiter(sql, { perMinute: 1000, burst: 1000 }),
  }, {
    operation: bookingList,
    args,
    caller: { kind: "staff", admin, sessionId: "" },
    idempotencyKey: undefined,
    requestId: "test",
  });
  return bookingListForStaff.output.parse(result) as BookingListPage;
}

function idsOf({ items }: BookingListPage): string[] {
  return items.map((item) => item.id);
}
