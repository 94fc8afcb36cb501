import { type Operation, operationName } from "../../operation/operation.ts";
import type { ToolCall } from "../test_calls.ts";
import { type Arguments, inputFor } from "../test_slices.ts";
import { type CrossUserSetup, type Customer, NOW } from "../test_cross_user.ts";

/** An attack, and its expected result. */
export interface Attack extends ToolCall {
  what: string;
  /** Whether it must be refused; otherwise it may return only own records. */
  isRefused: boolean;
  /** The same call with an unknown id; both responses must be equal. */
  harmless?: ToolCall;
}

/** Valid arguments of an operation for the customer's own records. */
export function argsFor(operation: Operation, customer: Customer): Arguments {
  return customer.sent[operationName(operation)] ??
    inputFor(operation, { owned: customer.owned, now: NOW });
}

/** Arguments that name another user, in all ways that are common in APIs. */
function injections({ victim }: CrossUserSetup): Record<string, unknown>[] {
  const principal = { issuer: "ai-service.test", userId: "hanako" };
  return [
    { userId: "hanako" },
    { user_id: "hanako" },
    { sub: "hanako" },
    { user: { id: "hanako" } },
    { email: "hanako@example.com" },
    { issuer: "ai-service.test" },
    { iss: "ai-service.test" },
    { principal },
    { actor: { kind: "staff", adminId: "adm_1" } },
    { adminId: "adm_1" },
    { customer: { name: "花子" } },
    { customerId: "hanako" },
    { ownerId: "hanako" },
    { filter: { userId: "hanako" } },
    { where: "user_id = 'hanako'" },
    { jti: victim.jti },
    { token: victim.token },
    JSON.parse(`{"__proto__": ${JSON.stringify(principal)}}`),
    { constructor: { prototype: principal } },
  ];
}

/** All attacks by `attacker` on one operation. */
export function attacksOn(
  operation: Operation,
  setup: CrossUserSetup,
  attacker: Customer,
): Attack[] {
  const { victim, cursors } = setup;
  const name = operationName(operation);
  const args = argsFor(operation, attacker);
  const { token } = attacker;
  const attacks: Attack[] = injections(setup).map((more) => ({
    what: `an argument ${JSON.stringify(more)}`,
    token,
    args: { ...args, ...more },
    // The MCP SDK removes `__proto__` before the server sees it.
    isRefused: !Object.hasOwn(more, "__proto__"),
  }));
  for (const [field, id] of Object.entries(victim.owned)) {
    if (!(field in operation.input.shape)) continue;
    attacks.push({
      what: `the victim's ${field}`,
      token,
      args: { ...args, [field]: id },
      isRefused: true,
      harmless: { token, args: { ...args, [field]: "none_of_this_id" } },
    });
    for (const odd of [[id], { $ne: null }, `${id}' or '1'='1`, `%`, null]) {
      attacks.push({
        what: `${field} ${JSON.stringify(odd)}`,
        token,
        args: { ...args, [field]: odd },
        isRefused: true,
      });
    }
  }
  if ("cursor" in operation.input.shape) {
    attacks.push({
      what: "the victim's cursor",
      token,
      args: { ...args, cursor: cursors[name] },
      isRefused: true,
    });
  }
  if (operation.kind === "write") {
    attacks.push({
      what: "the victim's key and arguments",
      token,
      args: victim.sent[name] ?? args,
      headers: { "idempotency-key": `${name}-key` },
      isRefused: false,
    });
  }
  attacks.push({
    what: "another identity beside the token",
    token,
    args,
    headers: {
      "x-user-id": "hanako",
      "x-forwarded-user": "hanako",
      cookie: `mcp_admin=${"A".repeat(43)}; token=${victim.token}`,
    },
    meta: {
      userId: "hanako",
      sub: "hanako",
      token: victim.token,
      "io.modelcontextprotocol/clientInfo": { name: "hanako", version: "1" },
    },
    isRefused: false,
  });
  return attacks;
}
