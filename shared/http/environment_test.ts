import { assert, assertEquals } from "@std/assert";
import * as z from "zod";
import {
  environmentError,
  headerText,
  metricsToken,
  optionalHeaderText,
} from "./environment.ts";
import { limit, port, trustedProxies } from "./environment_number.ts";
import { timeZone } from "./environment_time_zone.ts";
import { optionalOrigin, origin, secureUrl } from "./environment_url.ts";

/** What is said of a value; undefined if it passes. */
function problemOf(type: z.ZodType, value: string): string | undefined {
  const parsed = z.object({ NAME: type }).safeParse({ NAME: value });
  if (parsed.success) return undefined;
  const { message } = environmentError(parsed.error, { NAME: value });
  assert(!message.includes("hunter2"), message);
  return message.replace("Cannot read the environment: NAME ", "");
}

Deno.test("what goes into a header is visible ASCII, and the place of anything else is told", () => {
  for (const type of [headerText, optionalHeaderText]) {
    for (const bad of ["\u200b", "\u3000", "\n", "é", "鍵", " ", "\u00ad"]) {
      assertEquals(
        problemOf(type, `a${bad}hunter2`),
        "contains a character that cannot be sent (position 2)",
      );
    }
    assertEquals(type.parse(" sk-proj_A1~!\n"), "sk-proj_A1~!");
  }
  assertEquals(optionalHeaderText.parse(" "), undefined);
  assert(problemOf(metricsToken, "16 characters, or more"));
});

Deno.test("an origin has no path, and a bare slash is none", () => {
  for (const type of [origin, optionalOrigin]) {
    assertEquals(type.parse("https://x.example/"), "https://x.example");
    assertEquals(type.parse("http://localhost:1"), "http://localhost:1");
    const cases: [string, RegExp][] = [
      ["https://x.example/path", /without a path/],
      ["https://x.example/path?x#y", /must not have a \? or #/],
      ["https://x.example/?x", /must not have a \? or #/],
      ["https://x.example#", /must not have a \? or #/],
      ["https://me:hunter2@x.example", /must not have a name and password/],
      ["http://x.example", /must be an https URL/],
      ["localhost:8787", /must be an https URL/],
      ["javascript:x", /must be an https URL/],
    ];
    for (const [value, said] of cases) {
      const problem = problemOf(type, value) ?? "accepted";
      assert(said.test(problem), `${value}: ${problem}`);
    }
  }
});

Deno.test("another server's address keeps its path, and holds no password", () => {
  assertEquals(secureUrl.parse("https://x.example/a"), "https://x.example/a");
  assertEquals(secureUrl.parse(" "), undefined);
  for (
    const value of [
      "https://me:hunter2@x.example/a",
      "https://x.example/a?hunter2",
      "https://x.example/\u200ba",
      "http://x.example",
    ]
  ) assert(problemOf(secureUrl, value), value);
});

Deno.test("a time zone is one that Postgres reads alike, by its older or newer name", () => {
  const zones = [
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "America/Argentina/Buenos_Aires",
    "Europe/Kyiv",
    "UTC",
    "Etc/UTC",
  ];
  for (const zone of zones) assertEquals(timeZone.parse(zone), zone);
  const others = ["+09:00", "-0500", "JST", "EST", "SystemV/PST8", "Tokyo"];
  for (const other of others) {
    assertEquals(
      problemOf(timeZone, other),
      "must be an IANA time zone such as Asia/Tokyo",
    );
  }
});

Deno.test("a number has digits alone, and an empty variable counts as not set", () => {
  assertEquals([port(8787).parse(""), limit(20).parse(" ")], [8787, 20]);
  assertEquals([trustedProxies.parse("1"), limit(20).parse(7)], [1, 7]);
  for (const value of ["0", "1e3", "0x10", "2.5", "-1", "hunter2"]) {
    assertEquals(
      problemOf(limit(20), value),
      "must be a whole number from 1 to 1000000000",
    );
  }
});
