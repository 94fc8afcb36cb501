import { Registry } from "../../shared/metrics/registry.ts";
import { RequestMetrics } from "../../shared/metrics/request_metrics.ts";

/** Work that waits to be carried out. */
export interface Backlog {
  count: number;
  /** Age of the oldest, in seconds; 0 if there is none. */
  oldestSeconds: number;
}

/** Longest time of reading the due work, in milliseconds. */
const DUE_WORK_TIMEOUT = 2_000;

/** Upper bounds of the buckets, in seconds. */
const FIRST_TOKEN_SECONDS = [0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 40, 60];

/**
 * The counts of the service, for `/metrics`. No label holds user input: names of
 * tools are the MCP server's, states and kinds are the code's own.
 */
export class Metrics {
  readonly #registry = new Registry();

  readonly requests = new RequestMetrics(this.#registry, "ai_service");
  readonly #turns = this.#registry.counter({
    name: "ai_service_turns_total",
    help: "Turns of conversations that ended, by their status.",
    labels: ["status"],
  });
  readonly #toolCalls = this.#registry.counter({
    name: "ai_service_tool_calls_total",
    help: "Tool calls that ended.",
    labels: ["tool", "outcome"],
  });
  readonly #approvals = this.#registry.counter({
    name: "ai_service_approvals_total",
    help: "Approvals that entered a state.",
    labels: ["state"],
  });
  readonly #tokens = this.#registry.counter({
    name: "ai_service_model_tokens_total",
    help: "Tokens that the model's provider reported.",
    labels: ["direction"],
  });
  readonly #firstToken = this.#registry.histogram({
    name: "ai_service_model_first_token_seconds",
    help: "Time until the first token of an answer of the model.",
  }, FIRST_TOKEN_SECONDS);
  readonly #modelFailures = this.#registry.counter({
    name: "ai_service_model_failures_total",
    help: "Answers of the model that failed.",
    labels: ["kind"],
  });
  readonly #recoveredRuns = this.#registry.counter({
    name: "ai_service_runs_recovered_total",
    help: "Runs taken over from a process that died.",
  });

  readonly #dueCount = this.#registry.gauge({
    name: "ai_service_due_work",
    help: "Work that is due and not carried out yet.",
  });
  readonly #dueSeconds = this.#registry.gauge({
    name: "ai_service_due_work_age_seconds",
    help: "Age of the oldest work that is due.",
  });

  turnEnded(status: string): void {
    this.#turns.add({ status });
  }

  /** @param tool A name that the MCP server lists, or `unknown`. */
  toolCalled(tool: string, outcome: string): void {
    this.#toolCalls.add({ tool, outcome });
  }

  /** @param state The one that an approval is in from now on. */
  approvalChanged(state: string): void {
    this.#approvals.add({ state });
  }

  tokensUsed({ input, output }: { input: number; output: number }): void {
    this.#tokens.add({ direction: "input" }, input);
    this.#tokens.add({ direction: "output" }, output);
  }

  modelAnswered({ firstTokenMs }: { firstTokenMs: number }): void {
    this.#firstToken.observe({}, firstTokenMs / 1000);
  }

  modelFailed(kind: string): void {
    this.#modelFailures.add({ kind });
  }

  runRecovered(): void {
    this.#recoveredRuns.add({});
  }

  /**
   * All of it in the Prometheus text format.
   *
   * @param readDueWork If it fails or takes too long, everything else is there.
   */
  async text(readDueWork?: () => Promise<Backlog>): Promise<string> {
    const due = readDueWork && await soon(readDueWork);
    this.#dueCount.set({}, due?.count);
    this.#dueSeconds.set({}, due?.oldestSeconds);
    return this.#registry.text();
  }
}

/** The result of `read`; undefined if it fails or takes longer than the timeout. */
async function soon<T>(read: () => Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, DUE_WORK_TIMEOUT);
  try {
    return await Promise.race([read(), late.promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
