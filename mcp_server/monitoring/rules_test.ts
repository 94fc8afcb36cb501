import { assertEquals } from "@std/assert";
import { bucketOf } from "../metrics/durations.ts";
import { type AlertRule, applyRules, type Health } from "./rules.ts";

const WELL: Health = {
  requests: 100,
  errors: 0,
  durations: durations(100, 20),
  silentMinutes: 0,
  isSteady: true,
  roundTripMs: 2,
};

function durations(count: number, milliseconds: number): number[] {
  const buckets: number[] = Array(bucketOf(milliseconds) + 1).fill(0);
  buckets[bucketOf(milliseconds)] = count;
  return buckets;
}

function wrong(health: Partial<Health>, open: AlertRule[] = []): AlertRule[] {
  return applyRules({ ...WELL, ...health }, new Set(open))
    .filter(({ isWrong }) => isWrong).map(({ rule }) => rule);
}

Deno.test("each rule finds what it is for, and nothing where all is well", () => {
  const cases: [Partial<Health>, AlertRule[]][] = [
    [{}, []],
    [{ errors: 5 }, []],
    [{ errors: 6 }, ["errors"]],
    [{ durations: durations(100, 1_300) }, ["slow"]],
    [{ roundTripMs: 251 }, ["database"]],
    [{ silentMinutes: 59 }, []],
    [{ silentMinutes: 60 }, ["silence"]],
  ];
  for (const [health, expected] of cases) {
    assertEquals(wrong(health), expected, JSON.stringify(health));
  }
});

Deno.test("few requests say nothing, and a shop that sleeps at night is not silent", () => {
  assertEquals(wrong({ requests: 19, errors: 19 }), []);
  assertEquals(wrong({ silentMinutes: 600, isSteady: false }), []);
  assertEquals(wrong({ silentMinutes: null }), []);
});

Deno.test("an open alert ends well below its limit, and a silence with the next request", () => {
  assertEquals(wrong({ errors: 5 }, ["errors"]), ["errors"]);
  assertEquals(wrong({ errors: 4 }, ["errors"]), []);
  const silent = { silentMinutes: 3_000, isSteady: false };
  assertEquals(wrong(silent, ["silence"]), ["silence"]);
  assertEquals(wrong({ silentMinutes: null }, ["silence"]), ["silence"]);
  assertEquals(wrong({ silentMinutes: 0 }, ["silence"]), []);
});
