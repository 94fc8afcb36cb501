import { CLOCK_SKEW_SECONDS } from "../../shared/contract/claims.ts";
import { type Answer, jsonOf, outcomeOf } from "./ask.ts";
import { fault, type Finding, notChecked, well } from "./finding.ts";
import type { Observed } from "./observe.ts";
import type { System } from "./system.ts";

/** Whether both services answer, here and to each other, at the same time. */
export function checkReach(system: System, observed: Observed): Finding[] {
  const { aiUrl, mcpUrl } = system;
  const { ai, mcp } = observed;
  return [
    reached("ai_service", aiUrl, ai, "deno task start:ai"),
    clock("ai_clock", ai),
    reached("mcp_server", mcpUrl, mcp, "deno task start:mcp"),
    clock("mcp_clock", mcp),
    readiness(observed),
    egress(observed),
  ];
}

function reached(
  name: string,
  url: string,
  answer: Answer,
  start: string,
): Finding {
  if (answer.status === 200) return well(name, `${url} answers`);
  return fault(name, {
    found: `${url}/healthz ${outcomeOf(answer)}`,
    expected: "200",
    next: `start it (${start}), or correct the URL, its DNS, its proxy and ` +
      "the proxy's certificate",
  });
}

/** By the `Date` of a response, which has whole seconds. */
function clock(name: string, answer: Answer): Finding {
  const theirs = Date.parse(answer.headers.get("Date") ?? "") + 500;
  if (Number.isNaN(theirs)) return notChecked(name, "no answer with a Date");
  const { sentAt, receivedAt } = answer;
  const here = (sentAt.getTime() + receivedAt.getTime()) / 2;
  const seconds = Math.round((theirs - here) / 1000);
  const found = `${seconds} s ahead of this machine`;
  if (Math.abs(seconds) <= CLOCK_SKEW_SECONDS) return well(name, found);
  return fault(name, {
    found,
    expected: `at most ${CLOCK_SKEW_SECONDS} s apart: tokens carry times`,
    next: "set the clock by NTP (timedatectl set-ntp true) where it is wrong",
  });
}

function readiness({ mcp, mcpReady }: Observed): Finding {
  const name = "mcp_ready";
  if (mcp.status !== 200) return notChecked(name, "the server does not answer");
  if (mcpReady.status === 200) return well(name, "it can serve requests");
  const { code } = jsonOf(mcpReady);
  return fault(name, {
    found: `/readyz ${outcomeOf(mcpReady)}${code ? ` ${code}` : ""}`,
    expected: "200",
    next: "see the faults of the database here, and `not_ready` or " +
      "`database_awaited` in the server's log",
  });
}

/** Whether the AI service reaches the MCP server from where it runs. */
function egress({ mcp, checks }: Observed): Finding {
  const name = "egress";
  const check = checks.get("mcp_server");
  if (!check) return notChecked(name, "the AI service does not say");
  if (check.status === "ok") {
    return well(name, "the AI service reaches the MCP server");
  }
  if (mcp.status !== 200) {
    return notChecked(name, "this machine does not reach it either");
  }
  return fault(name, {
    found: `the AI service does not reach it: ${check.reason}; it answers here`,
    expected: "the MCP server's /healthz answers where the AI service runs",
    next:
      "compare its MCP_SERVER_URL with the MCP server's; let its outgoing " +
      "addresses through firewalls and IP allow-lists in front of the MCP " +
      "server (platforms without fixed addresses need a way in without a list)",
  });
}
