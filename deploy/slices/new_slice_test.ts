import { assertEquals, assertThrows } from "@std/assert";
import { fileURLToPath } from "node:url";
import { readArguments, SliceError } from "./arguments.ts";
import { plural, rename } from "./slice_names.ts";

const COMMAND = fileURLToPath(import.meta.resolve("./new_slice.ts"));

Deno.test("a noun whose folder or table exists is refused in one sentence", async () => {
  const cases = [
    ["booking", "mcp_server/booking already exists."],
    ["storage", "mcp_server/storage already exists."],
    ["service", 'a table "services" already exists.'],
  ];
  for (const [noun, reason] of cases) {
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", COMMAND, noun!],
    }).output();
    assertEquals(
      [code, new TextDecoder().decode(stderr)],
      [1, `Cannot create a slice "${noun}": ${reason}\n`],
    );
  }
});

Deno.test("a noun that is not snake_case is refused, as are unknown scopes and options", () => {
  const refused = [
    ...["Waitlist", "wait-list", "wait__list", "_wait", "wait_", "2nd", ""]
      .map((noun) => [noun]),
    ["a".repeat(41)],
    [],
    ["waitlist", "more"],
    ["waitlist", "--read", "made:up"],
    ["waitlist", "--write", "order:pay"],
    ["waitlist", "--colour", "red"],
  ];
  for (const args of refused) {
    assertThrows(() => readArguments(args), SliceError);
  }
});

Deno.test("a slice has the scopes of bookings and the noun as its title by default", () => {
  assertEquals(readArguments(["gift_card"]), {
    names: {
      snake: "gift_card",
      camel: "giftCard",
      words: { ja: "gift card", en: "gift card" },
    },
    read: "booking:read",
    write: "booking:create",
  });
  const options = ["--read", "form:read", "--write", "form:submit"];
  const words = ["--ja", "順番待ち", "--en", "waiting list"];
  assertEquals(readArguments(["waitlist", ...options, ...words]), {
    names: {
      snake: "waitlist",
      camel: "waitlist",
      words: { ja: "順番待ち", en: "waiting list" },
    },
    read: "form:read",
    write: "form:submit",
  });
});

Deno.test("every name in the template is replaced by one of the slice", () => {
  const names = {
    snake: "gift_card",
    camel: "giftCard",
    words: { ja: "gift card", en: "order card" },
  };
  const cases = [
    [
      "const sampleList = listSamples(samples.pick())",
      "const giftCardList = listGiftCards(giftCards.pick())",
    ],
    ["select note from samples", "select note from gift_cards"],
    ['"sample_list" of "sample"', '"gift_card_list" of "gift_card"'],
    ["/api/admin/sample/list", "/api/admin/gift_card/list"],
    ["{ sample: entry }, sampleId", "{ giftCard: entry }, giftCardId"],
    ["Add a specimen entry", "Add an order card entry"],
    ["このお客様の見本の記録", "このお客様の gift card の記録"],
    ['from "../../../mcp_server/a.ts"', 'from "../a.ts"'],
  ];
  for (const [from, to] of cases) assertEquals(rename(from!, names), to);
});

Deno.test("the name of a table is the plural of the noun", () => {
  assertEquals(
    ["waitlist", "gift_box", "day", "party", "branch"].map(plural),
    ["waitlists", "gift_boxes", "days", "parties", "branches"],
  );
});
