import { assertEquals } from "@std/assert";
import { checkKeys } from "./check_keys.ts";
import { checkReach } from "./check_reach.ts";
import { checkSignIn } from "./check_sign_in.ts";
import type { Finding } from "./finding.ts";
import { observe } from "./observe.ts";
import type { System } from "./system.ts";

/** What the AI service says of an MCP server that answers 503. */
const READY = {
  checks: [
    { name: "mcp_server", status: "degraded", reason: "answered_502" },
    { name: "keys", status: "degraded", reason: "answered_503" },
  ],
};

/** A system behind a proxy: the AI service runs, and the MCP server is away. */
const system: System = {
  ai: {},
  mcp: {},
  aiUrl: "https://chat.example.com",
  mcpUrl: "https://api.example.com",
  now: () => new Date(0),
  wait: () => Promise.resolve(),
  fetch: (input) => {
    const { host, pathname } = new URL(String(input));
    if (host === "api.example.com" || pathname.startsWith("/auth/")) {
      return Promise.resolve(new Response(null, { status: 502 }));
    }
    return Promise.resolve(Response.json(READY));
  },
};

function statusOf(findings: readonly Finding[], name: string) {
  return findings.find((one) => one.name === name)?.status;
}

Deno.test("of a server that is away the doctor tells that alone, and neither refused tokens nor a wrong redirect address", async () => {
  const observed = await observe(system);
  const findings = [
    ...checkReach(system, observed),
    ...await checkKeys(system, observed),
    ...await checkSignIn(system),
  ];
  const faults = findings.filter(({ status }) => status === "fault");
  assertEquals(faults.map(({ name }) => name), ["mcp_server"]);
  for (const name of ["egress", "trusted_key", "staff_sign_in"]) {
    assertEquals(statusOf(findings, name), "not_checked", name);
  }
});
