import { assertEquals } from "@std/assert";
import { pauseBeforeRetry } from "./retry.ts";

/** The pauses of a request that keeps failing, by the least and most chance. */
function pauses(
  failure: Parameters<typeof pauseBeforeRetry>[0],
): (number | undefined)[][] {
  return [0, 1].map((chance) =>
    [1, 2, 3, 4].map((attempt) =>
      pauseBeforeRetry(failure, attempt, () => chance)
    )
  );
}

Deno.test("pauses double, half of each by chance, and end after four requests", () => {
  assertEquals(pauses({ reason: "busy" }), [
    [250, 500, 1000, undefined],
    [500, 1000, 2000, undefined],
  ]);
});

Deno.test("the provider's wish is followed, unless it is too long for a person who waits", () => {
  const [least] = pauses({ reason: "busy", retryAfterMs: 700 });
  assertEquals(least, [700, 700, 1000, undefined]);
  const [never] = pauses({ reason: "busy", retryAfterMs: 60_000 });
  assertEquals(never, [undefined, undefined, undefined, undefined]);
});

Deno.test("what another request would not change is not asked again", () => {
  const reasons = ["not_configured", "too_long", "refused", "other"] as const;
  for (const reason of [...reasons, "timed_out", "unreadable"] as const) {
    assertEquals(pauseBeforeRetry({ reason }, 1, () => 0), undefined);
  }
});
