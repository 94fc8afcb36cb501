import { assert, assertEquals } from "@std/assert";
import { addSession } from "../auth/test_sessions.ts";
import { locales } from "../../shared/ui/locale.ts";
import { preview as previewSchema } from "../operation/preview.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import type { Answer } from "./test_calls.ts";
import { createAdminCookie } from "./test_people.ts";
import {
  type Credentials,
  sendPreview,
  sendWrite,
  testCount,
  textOf,
  type Write,
  writes,
} from "./test_previews.ts";
import {
  type Arguments,
  creations,
  examples,
  type Owned,
  prepareSlices,
  type WriteEffect,
} from "./test_slices.ts";
import { textIn } from "./test_texts.ts";
import { generateInput, type InputSources } from "./test_write_inputs.ts";

const START = new Date("2026-03-02T03:00:00Z");
/** The time between two inputs: orders expire and bookings approach. */
const STEP_MS = 4 * 60 * 1000;
/** Set `PREVIEW_SEED` to another number for other inputs. */
const SEED = Number(Deno.env.get("PREVIEW_SEED") ?? 20261126);
const CUSTOMERS = 5;

/** An app with a clock that advances, and the records of its customers. */
class Business {
  readonly #clock: { now: Date };
  readonly #owned = new Map<string, Record<string, string[]>>();

  constructor(readonly app: TestApp, clock: { now: Date }) {
    this.#clock = clock;
  }

  static async open() {
    const clock = { now: START };
    const app = await createTestApp({ now: () => clock.now });
    await prepareSlices(app.database.owner);
    await createAdminCookie(app);
    return new Business(app, clock);
  }

  advanceClock() {
    this.#clock.now = new Date(this.#clock.now.getTime() + STEP_MS);
  }

  /** New credentials, because tokens expire within minutes. */
  async credentialsOf(customer: string): Promise<Credentials> {
    const { database: { owner } } = this.app;
    const session = await addSession(owner, "adm_1", this.#clock.now);
    return {
      token: await this.app.tokenFor(customer),
      cookie: `mcp_admin=${session}`,
    };
  }

  /** The values that inputs of that customer can use. */
  sourcesOf(customer: string): InputSources {
    const all = this.#owned.get(customer) ?? {};
    const latest = Object.entries(all).map((
      [field, ids],
    ) => [field, ids.at(-1)]);
    const pools = examples.map((slice) => slice.pools?.(this.#clock.now));
    return {
      owned: Object.fromEntries(latest),
      pools: Object.assign({}, ...pools, all),
      now: this.#clock.now,
    };
  }

  /** Creates one record of each kind for that customer. */
  async createRecords(customer: string, round: number) {
    const as = await this.credentialsOf(customer);
    for (const { operation: name, args } of creations) {
      const given = args({ text: "a note", round, now: this.#clock.now });
      const call = { args: given };
      const { status, body } = await sendWrite(
        this.app,
        { name, by: "user" },
        as,
        call,
      );
      assertEquals(status, 200, name);
      this.addRecords(customer, name, body);
    }
  }

  addRecords(customer: string, name: string, result: unknown) {
    const owned = creations.find(({ operation }) => operation === name)?.owned;
    const all = this.#owned.get(customer) ?? {};
    this.#owned.set(customer, all);
    for (const [field, id] of Object.entries(owned?.(result) ?? {} as Owned)) {
      // Only the latest ids, so that most of them still exist.
      all[field] = [...all[field] ?? [], id].slice(-6);
    }
  }

  [Symbol.asyncDispose]() {
    return this.app[Symbol.asyncDispose]();
  }
}

/** The error of a response, to compare; undefined if it succeeded. */
function errorOf({ status, body }: Answer): unknown {
  return status === 200 ? undefined : { status, ...body, requestId: "" };
}

/** The effect of a write, from the slice's examples. */
function effectOf(
  { name }: Write,
  result: unknown,
  args: Arguments,
): WriteEffect {
  for (const { effects } of examples) {
    const effect = effects?.[name];
    if (effect) return effect(result, args);
  }
  throw new TypeError(`No slice's test_examples.ts has the effect of ${name}`);
}

/** The difference between previews and a write; undefined if they agree. */
function differenceOf(
  write: Write,
  { previews, written, args }: {
    previews: readonly Answer[];
    written: Answer;
    args: Arguments;
  },
): string | undefined {
  const refused = JSON.stringify(errorOf(written));
  for (const [index, preview] of previews.entries()) {
    const previewed = JSON.stringify(errorOf(preview));
    if (previewed !== refused) {
      return `previewed ${previewed}, written ${refused}`;
    }
    if (refused !== undefined) continue;
    const shown = previewSchema.parse(preview.body);
    const { texts, totalMinor } = effectOf(write, written.body, args);
    if (shown.totalMinor !== totalMinor) {
      return `previewed ${shown.totalMinor}, written ${totalMinor}`;
    }
    const text = textOf(shown);
    const missing = texts.map((each) => textIn(each, locales[index]!))
      .filter((each) => !text.includes(each));
    if (missing.length > 0) {
      return `${JSON.stringify(missing)} is not in ${JSON.stringify(text)}`;
    }
  }
}

Deno.test("a preview fails with the error of the write, or describes its effect", async () => {
  await using business = await Business.open();
  const { app } = business;
  const inputs = testCount("inputs", { few: 200, whole: 2000 });
  const outcomes = new Map<string, number>();
  const differences: string[] = [];
  for (let at = 0; at < inputs; at++) {
    const write = writes[at % writes.length]!;
    const customer = `usr_${Math.floor(at / writes.length) % CUSTOMERS}`;
    if (at % writes.length === 0) {
      await business.createRecords(customer, at % 3);
    }
    const as = await business.credentialsOf(customer);
    const args = generateInput(write, business.sourcesOf(customer), SEED + at);
    const previews = [];
    for (const locale of locales) {
      previews.push(await sendPreview(app, write, as, { args, locale }));
    }
    const written = await sendWrite(app, write, as, { args });
    if (written.status === 200 && write.by === "user") {
      business.addRecords(customer, write.name, written.body);
    }
    const outcome = written.body.code ?? "done";
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const differs = differenceOf(write, {
      previews,
      written,
      args: written.status === 200 ? JSON.parse(args) : {},
    });
    if (differs) {
      differences.push(`${write.name} by ${write.by}, ${args}: ${differs}`);
    }
    business.advanceClock();
  }
  const counts = [...outcomes].sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${count} × ${outcome}`);
  console.log(`seed ${SEED}: ${counts.join(", ")}`);
  console.log(`figure: preview_disagrees = ${differences.length} (goal = 0)`);
  assertEquals(differences.slice(0, 10), []);
  const done = outcomes.get("done") ?? 0;
  assert(done > inputs / 4, `only ${done} of ${inputs} inputs were accepted`);
  assert(done < inputs * 3 / 4, `only ${inputs - done} inputs were refused`);
});
