import { ask } from "./ask.ts";
import { fault, type Finding, notChecked, well } from "./finding.ts";
import type { Observed } from "./observe.ts";
import {
  hasMcpEnvironment,
  NO_MCP_ENVIRONMENT,
  type System,
} from "./system.ts";

/** Nobody's origin, which no list may have (RFC 6761 section 6.4). */
const STRANGER = "https://stranger.invalid";

/** Whether scripts of the listed origins may call the MCP server, and no others. */
export async function checkCors(
  system: System,
  { mcp }: Observed,
): Promise<Finding> {
  const name = "cors";
  if (mcp.status !== 200) return notChecked(name, "the server does not answer");
  if (!hasMcpEnvironment(system)) {
    return notChecked(name, ...NO_MCP_ENVIRONMENT);
  }
  const listed = (system.mcp.ALLOWED_ORIGINS ?? "").split(",")
    .map((origin) => origin.trim()).filter(Boolean);
  if (!listed.every((value) => URL.parse(value)?.origin === value)) {
    return notChecked(name, "ALLOWED_ORIGINS cannot be read");
  }
  const refused = [];
  for (const origin of listed) {
    if (!await isAllowed(system, origin)) refused.push(origin);
  }
  const isOpen = await isAllowed(system, STRANGER);
  if (refused.length === 0 && !isOpen) {
    return well(name, `origins let in: ${listed.join(", ") || "none"}`);
  }
  return fault(name, {
    found: isOpen
      ? "the server lets any origin in"
      : `the server lets ${refused.join(", ")} not in`,
    expected: "the origins of ALLOWED_ORIGINS, and no others",
    next:
      "restart the MCP server with this ALLOWED_ORIGINS; a proxy in front " +
      "must leave OPTIONS and Access-Control-* alone",
  });
}

async function isAllowed(system: System, origin: string): Promise<boolean> {
  const { headers } = await ask(system, `${system.mcpUrl}/mcp`, {
    method: "OPTIONS",
    headers: { "Origin": origin, "Access-Control-Request-Method": "POST" },
  });
  const allowed = headers.get("Access-Control-Allow-Origin");
  return allowed === origin || allowed === "*";
}
