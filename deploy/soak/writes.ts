import type postgres from "postgres";
import type { ScriptedCall } from "../e2e/scripted_openai.ts";
import type { TestStack } from "../e2e/stack.ts";
import type { Random } from "../../shared/random/random.ts";

/** A write that can be told from all others. */
export interface Write {
  /** A text that the write stores. */
  mark: string;
  call: ScriptedCall;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Short, and every stylist can do it. */
const SERVICE = "svc_bangs_trim";

/** Makes bookings at free times, and submissions of a form. */
export class Writes {
  readonly #starts: string[];
  readonly #form: { id: string; version: number };
  #count = 0;

  private constructor(
    starts: readonly string[],
    form: { id: string; version: number },
  ) {
    this.#starts = [...starts];
    this.#form = form;
  }

  /** Reads what can be written, as that user. */
  static async of(stack: TestStack, userId: string): Promise<Writes> {
    const token = await stack.tokenFor(userId, ["booking:read", "form:read"]);
    const ask = async (operation: string, input: unknown) =>
      (await stack.rest(operation, token, input)).body;
    const starts = [];
    for (const from of [3, 33]) {
      const day = (days: number) =>
        new Date(Date.now() + days * DAY_MS).toISOString();
      const window = { from: day(from), to: day(from + 26) };
      const found = await ask("booking_slots", {
        serviceId: SERVICE,
        ...window,
      });
      starts.push(...found.slots as { start: string }[]);
    }
    const { items } = await ask("form_list", {});
    const forms = items as { id: string; version: number; title: string }[];
    const feedback = forms.find(({ id }) => id.includes("feedback"))!;
    return new Writes(starts.map(({ start }) => start), feedback);
  }

  /** A booking or a submission that was never asked for. */
  next(random: Random): Write {
    return this.#make(random.chance(0.5));
  }

  /** Another write of the same tool. */
  like({ call }: Write): Write {
    return this.#make(call.name === "booking_create");
  }

  #make(isBooking: boolean): Write {
    this.#count += 1;
    const mark = `mark-${this.#count}`;
    const start = isBooking ? this.#starts.shift() : undefined;
    const call = start ? this.#booking(start, mark) : this.#submission(mark);
    return { mark, call };
  }

  #booking(start: string, note: string): ScriptedCall {
    return {
      id: `call_${this.#count}`,
      name: "booking_create",
      args: { serviceId: SERVICE, start, note },
    };
  }

  #submission(comment: string): ScriptedCall {
    const { id, version } = this.#form;
    const visited_on = new Date().toISOString().slice(0, 10);
    const answers = { visited_on, satisfaction: "5", comment };
    return {
      id: `call_${this.#count}`,
      name: "form_submit",
      args: { formId: id, version, answers },
    };
  }
}

/** How often each mark is in the database. */
export async function countMarks(
  sql: postgres.Sql,
  marks: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ mark: string; times: number }[]>`
    select mark, count(*)::int as times from (
      select note as mark from bookings
      union all
      select answers->>'comment' from form_submissions
    ) as written where mark = any(${[...marks]}) group by mark`;
  return new Map(rows.map(({ mark, times }) => [mark, times]));
}
