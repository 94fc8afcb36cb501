import { ask, outcomeOf } from "./ask.ts";
import { fault, type Finding, notChecked, well } from "./finding.ts";
import type { Observed } from "./observe.ts";
import type { System } from "./system.ts";

/** Approved work is carried out within seconds; after this nobody does it. */
const LATE_SECONDS = 120;

/** Whether the AI service's store works, and what is due in it gets done. */
export async function checkStore(
  system: System,
  observed: Observed,
): Promise<Finding[]> {
  return [store(observed), await dueWork(system, observed)];
}

function store({ checks }: Observed): Finding {
  const name = "store";
  const check = checks.get("store");
  if (!check) return notChecked(name, "the AI service does not say");
  if (check.status === "ok") return well(name, "it can be written and read");
  return fault(name, {
    found: `the AI service cannot write or read its store: ${check.reason}`,
    expected: "a file in a folder that it may write, with room, or a KV that " +
      "the platform links",
    next: "look at AI_SERVICE_KV_PATH, its folder's owner and `df -h`; on " +
      "Deno Deploy link a KV database to the app",
  });
}

async function dueWork(system: System, { ai }: Observed): Promise<Finding> {
  const name = "due_work";
  if (ai.status !== 200) return notChecked(name, "the service does not answer");
  const { METRICS_TOKEN: token } = system.ai;
  if (!token) {
    const next = "set METRICS_TOKEN of the AI service, here too";
    return notChecked(name, "its metrics are not shown", next);
  }
  const answer = await ask(system, `${system.aiUrl}/metrics`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const age = /^ai_service_due_work_age_seconds (\S+)$/m.exec(answer.body)?.[1];
  if (age === undefined) {
    return fault(name, {
      found: `/metrics ${outcomeOf(answer)}`,
      expected: "metrics for the METRICS_TOKEN of this environment",
      next: "restart the AI service with this METRICS_TOKEN",
    });
  }
  return overdue(name, Number(age));
}

function overdue(name: string, seconds: number): Finding {
  if (seconds <= LATE_SECONDS) return well(name, "nothing waits for long");
  return fault(name, {
    found: `approved work waits for ${Math.round(seconds)} s`,
    expected: `at most ${LATE_SECONDS} s`,
    next: "see whether the service's worker runs (on Deno Deploy its cron), " +
      "and `egress` and `mcp_ready` here",
  });
}
