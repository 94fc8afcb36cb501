import { type Operation, operationName } from "../../operation/operation.ts";
import type { ToolCall } from "../test_calls.ts";
import { type Arguments, inputFor } from "../test_slices.ts";
import { NOW, type Person, type World } from "../test_victim.ts";

/** One try, and what must come of it. */
export interface Attack extends ToolCall {
  what: string;
  /** Refused whatever is in it; otherwise it may only show one's own. */
  isRefused: boolean;
  /** The same with an id that nobody has; both must look the same. */
  harmless?: ToolCall;
}

/** Good arguments of an operation for things of one's own. */
export function argsFor(operation: Operation, person: Person): Arguments {
  return person.sent[operationName(operation)] ??
    inputFor(operation, { owned: person.owned, now: NOW });
}

/** Arguments that name somebody else, in all the ways that APIs know. */
function injections({ victim }: World): Record<string, unknown>[] {
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

/** Everything that `attacker` tries with one operation. */
export function attacksOn(
  operation: Operation,
  world: World,
  attacker: Person,
): Attack[] {
  const { victim, cursors } = world;
  const name = operationName(operation);
  const args = argsFor(operation, attacker);
  const { token } = attacker;
  const attacks: Attack[] = injections(world).map((more) => ({
    what: `an argument ${JSON.stringify(more)}`,
    token,
    args: { ...args, ...more },
    // The protocol's library drops this one before anybody sees it.
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
