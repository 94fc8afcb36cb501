import * as check from "./mod.ts";
import { AssertionError, equal } from "./mod.ts";

// Assertions cannot be tested with themselves, so these tests throw plain errors.
function holds(fn: () => unknown): boolean {
  try {
    fn();
    return true;
  } catch (error) {
    if (error instanceof AssertionError) return false;
    throw error;
  }
}

function mustHold(...cases: (() => unknown)[]): void {
  for (const fn of cases) if (!holds(fn)) throw new Error(`refused: ${fn}`);
}

function mustFail(...cases: (() => unknown)[]): void {
  for (const fn of cases) if (holds(fn)) throw new Error(`accepted: ${fn}`);
}

Deno.test("equal compares by content and class", () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const otherCycle: { self?: unknown } = {};
  otherCycle.self = otherCycle;
  mustHold(
    () => check.assert(equal({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })),
    () => check.assert(equal(0, -0)),
    () => check.assert(equal(NaN, NaN)),
    () => check.assert(equal(Object.create(null), {})),
    () => check.assert(equal(new Date(5), new Date(5))),
    () => check.assert(equal(new Uint8Array([1]), new Uint8Array([1]))),
    () => check.assert(equal(new URL("http://a/"), new URL("http://a/"))),
    () =>
      check.assert(equal(new Map([[{ k: 1 }, 2]]), new Map([[{ k: 1 }, 2]]))),
    () => check.assert(equal(new Set([1, 2]), new Set([2, 1]))),
    () => check.assert(equal(new Error("x"), new Error("x"))),
    () => check.assert(equal(cycle, otherCycle)),
  );
  mustFail(
    () => check.assert(equal({ a: undefined }, {})),
    () => check.assert(equal([1, 2], [2, 1])),
    () => check.assert(equal({ 0: 1, length: 1 }, [1])),
    () => check.assert(equal(new Date(5), new Date(6))),
    () => check.assert(equal(new URL("http://a/"), new URL("http://b/"))),
    () => check.assert(equal(/a/, /b/)),
    () => check.assert(equal(new Error("x"), new Error("y"))),
    () => check.assert(equal(new Set([{ a: 1 }]), new Set([{ a: 2 }]))),
    () => check.assert(equal(1, "1")),
  );
});

Deno.test("assertEquals shows both values line by line", () => {
  const error = check.assertThrows(
    () => check.assertEquals({ a: 1, b: 2 }, { a: 1, b: 3 }, "figures"),
    AssertionError,
    "Values are not equal: figures",
  );
  check.assertMatch(error.message, /-\s+b: 2/);
  check.assertMatch(error.message, /\+\s+b: 3/);
});

Deno.test("the simple assertions pass and fail as they should", () => {
  mustHold(
    () => check.assert(1),
    () => check.assertFalse(""),
    () => check.assertExists(0),
    () => check.assertNotEquals([1], [2]),
    () => check.assertStrictEquals("a", "a"),
    () => check.assertNotStrictEquals({}, {}),
    () => check.assertStringIncludes("abc", "b"),
    () => check.assertMatch("abc", /b/),
    () => check.assertNotMatch("abc", /x/),
    () => check.assertGreater(2, 1),
    () => check.assertGreaterOrEqual(2, 2),
    () => check.assertLess(1, 2),
    () => check.assertLessOrEqual(2, 2),
    () => check.assertAlmostEquals(0.1 + 0.2, 0.3),
    () => check.assertInstanceOf(new TypeError(), Error),
    () => check.assertNotInstanceOf({}, Date),
    () => check.assertArrayIncludes([{ a: 1 }, { b: 2 }], [{ b: 2 }]),
  );
  mustFail(
    () => check.assert(0),
    () => check.assertFalse(1),
    () => check.assertExists(null),
    () => check.assertNotEquals([1], [1]),
    () => check.assertStrictEquals({}, {}),
    () => check.assertNotStrictEquals(1, 1),
    () => check.assertStringIncludes("abc", "x"),
    () => check.assertMatch("abc", /x/),
    () => check.assertNotMatch("abc", /b/),
    () => check.assertGreater(1, 1),
    () => check.assertGreaterOrEqual(1, 2),
    () => check.assertLess(1, 1),
    () => check.assertLessOrEqual(2, 1),
    () => check.assertAlmostEquals(1, 1.1, 0.01),
    () => check.assertInstanceOf({}, Date),
    () => check.assertNotInstanceOf(new Date(), Date),
    () => check.assertArrayIncludes([1], [2]),
    () => check.fail(),
    () => check.unreachable(),
  );
});

Deno.test("assertObjectMatch compares only the expected properties", () => {
  mustHold(
    () => check.assertObjectMatch({ a: 1, b: 2 }, { a: 1 }),
    () => check.assertObjectMatch({ a: { b: 1, c: 2 } }, { a: { c: 2 } }),
    () => check.assertObjectMatch({ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }),
    () => check.assertObjectMatch({ at: new Date(1) }, { at: new Date(1) }),
  );
  mustFail(
    () => check.assertObjectMatch({ a: 1 }, { a: 2 }),
    () => check.assertObjectMatch({ a: 1 }, { b: undefined }),
    () => check.assertObjectMatch({ a: [1] }, { a: [1, 2] }),
    () => check.assertObjectMatch({ at: new Date(1) }, { at: new Date(2) }),
  );
});

Deno.test("assertThrows checks the class and the message and returns the error", () => {
  const boom = () => {
    throw new RangeError("too far");
  };
  check.assertEquals(
    check.assertThrows(boom, RangeError, "far").message,
    "too far",
  );
  mustFail(
    () => check.assertThrows(() => {}),
    () => check.assertThrows(boom, TypeError),
    () => check.assertThrows(boom, RangeError, "near"),
  );
});

Deno.test("assertRejects checks the class and the message and resolves to the error", async () => {
  const boom = () => Promise.reject(new RangeError("too far"));
  const error = await check.assertRejects(boom, RangeError, "far");
  check.assertEquals(error.message, "too far");
  const refused = [
    check.assertRejects(() => Promise.resolve()),
    check.assertRejects(boom, TypeError),
    check.assertRejects(boom, RangeError, "near"),
    check.assertRejects(() => {
      throw new Error("not a promise");
    }),
  ];
  for (const outcome of await Promise.allSettled(refused)) {
    check.assertEquals(outcome.status, "rejected");
    check.assertInstanceOf(
      (outcome as PromiseRejectedResult).reason,
      AssertionError,
    );
  }
});
