// The part of vitest that runs anywhere, as the globals that suites expect.
// Vitest itself needs processes and files, which workerd has not.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from "@vitest/expect";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  getCurrentTest,
  it,
} from "@vitest/runner";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) {
  chai.use(plugin);
}

/** An assertion that knows its test, for promises that nobody awaits. */
function expect(value: unknown, message?: string): unknown {
  const assertion = chai.expect(value, message);
  // What vitest's `withTest` does, which its types leave out.
  chai.util.flag(assertion, "vitest-test", getCurrentTest());
  return assertion;
}

const matchers = Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT);
// One that fails softly fails the case all the same, only earlier.
Object.assign(expect, chai.expect, matchers, { soft: expect });

Object.assign(globalThis, {
  [GLOBAL_EXPECT]: expect,
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  test: it,
});
