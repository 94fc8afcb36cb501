import { readEnv as readAiEnv } from "../../ai_service/env.ts";
import { noticeProblems } from "../../ai_service/notice/notice_env.ts";
import { paymentProblems } from "../../ai_service/payment/payment_env.ts";
import { readEnv as readMcpEnv } from "../../mcp_server/env.ts";
import { fault, type Finding, notChecked, well } from "./finding.ts";
import {
  hasAiEnvironment,
  hasMcpEnvironment,
  NO_AI_ENVIRONMENT,
  NO_MCP_ENVIRONMENT,
  type System,
} from "./system.ts";

/** Whether each environment is whole, and both say the same of the contract. */
export function checkEnvironment(system: System): Finding[] {
  const { ai, mcp } = system;
  const hasAi = hasAiEnvironment(system);
  const hasMcp = hasMcpEnvironment(system);
  return [
    hasAi
      ? readable("ai_environment", () => readAiEnv(ai))
      : notChecked("ai_environment", ...NO_AI_ENVIRONMENT),
    hasMcp
      ? readable("mcp_environment", () => readMcpEnv(mcp))
      : notChecked("mcp_environment", ...NO_MCP_ENVIRONMENT),
    same(system, "issuer", "AI_SERVICE_ISSUER", "both name one issuer"),
    same(system, "audience", "MCP_AUDIENCE", "both name one audience"),
    same(system, "time_zone", "BUSINESS_TIME_ZONE", "both have one time zone"),
    payment(system),
    notices(system),
  ];
}

function readable(name: string, read: () => unknown): Finding {
  try {
    read();
    return well(name, "all variables can be read");
  } catch (error) {
    return fault(name, {
      found: (error as Error).message,
      expected: "every variable as the README's table says",
      next: "correct the named variables, and restart the service",
    });
  }
}

const DEFAULTS: Record<string, string> = { BUSINESS_TIME_ZONE: "Asia/Tokyo" };

/** Whether a variable that both services have is the same in both. */
function same(
  system: System,
  name: string,
  variable: string,
  found: string,
): Finding {
  if (!hasAiEnvironment(system)) return notChecked(name, ...NO_AI_ENVIRONMENT);
  if (!hasMcpEnvironment(system)) {
    return notChecked(name, ...NO_MCP_ENVIRONMENT);
  }
  const [ai, mcp] = [system.ai, system.mcp].map((variables) =>
    variables[variable]?.trim() || DEFAULTS[variable] || ""
  );
  if (ai === mcp) return well(name, found);
  // What was pasted into the wrong variable may be a secret.
  return fault(name, {
    found: `${variable} of the AI service is not that of the MCP server`,
    expected: "the same in both",
    next: `set ${variable} alike in both, run \`deno task migrate\`, restart`,
  });
}

/** The secrets of payments: both or neither, of one kind, and used where they may be. */
function payment({ ai }: System): Finding {
  const name = "payment";
  const { STRIPE_SECRET_KEY: key = "", STRIPE_WEBHOOK_SECRET: hook = "" } = ai;
  if (!key && !hook) return well(name, "payments are not configured");
  const problems = [
    ...paymentProblems(ai),
    ...noSecret("STRIPE_SECRET_KEY", key, /^(sk|rk)_(test|live)_/),
    ...noSecret("STRIPE_WEBHOOK_SECRET", hook, /^whsec_/),
  ];
  if (problems.length > 0) {
    return fault(name, {
      found: problems.join("; "),
      expected: "a secret key (sk_… or rk_…) and its webhook's secret " +
        "(whsec_…), both of the same mode",
      next: "copy both from the payment provider's dashboard",
    });
  }
  return well(name, `both secrets are set, ${key.split("_")[1]} mode`);
}

/** The channels by which customers are told what concerns them. */
function notices({ ai }: System): Finding {
  const name = "notices";
  const problems = noticeProblems(ai);
  const { LINE_MESSAGING_TOKEN: line, LINE_CHANNEL_ID: login } = ai;
  if (line && !login) {
    problems.push("LINE_MESSAGING_TOKEN is set, but nobody signs in with LINE");
  }
  if (problems.length > 0) {
    return fault(name, {
      found: problems.join("; "),
      expected: "token and secret of LINE, key and sender of mails, or none",
      next:
        'set what is missing, as the README\'s "Messages to customers" says',
    });
  }
  const channels = [line && "LINE", ai.RESEND_API_KEY && "mail"];
  const used = channels.filter(Boolean).join(" and ");
  return well(name, used ? `sent by ${used}` : "nobody is sent anything");
}

function noSecret(name: string, value: string, form: RegExp): string[] {
  return value && !form.test(value) ? [`${name} is no such secret`] : [];
}
