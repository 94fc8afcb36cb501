import { ACTOR_KINDS, type AuditFilter } from "../../audit/schemas.ts";

/** What the page shows: the changes, or also what was only read. */
export const KINDS = ["write", "read", "all"] as const;

/** What the page about the audit is asked for; it travels in the address. */
export interface AuditQuery {
  /** A kind of actor, the id of one, or empty for everyone. */
  who: string;
  /** Name of an operation, or empty. */
  operation: string;
  target: string;
  /** Days, or empty. */
  from: string;
  to: string;
  kind: typeof KINDS[number];
  cursor: string;
}

/** Reads what is asked for; what cannot be meant counts as not asked for. */
export function readQuery(query: URLSearchParams): AuditQuery {
  const text = (name: string) => query.get(name)?.trim() ?? "";
  const day = (name: string) => isDay(text(name)) ? text(name) : "";
  const [from, to] = [day("from"), day("to")];
  return {
    who: text("who"),
    operation: text("operation"),
    target: text("target"),
    ...(from && to && to < from ? { from: to, to: from } : { from, to }),
    kind: KINDS.find((kind) => kind === query.get("kind")) ?? "write",
    cursor: text("cursor"),
  };
}

/** The address under which that is shown, without what is not asked for. */
export function auditHref(
  asked: Partial<AuditQuery>,
  path = "/admin/audit",
): string {
  const given = Object.entries(asked).filter(([name, value]) =>
    value !== "" && !(name === "kind" && value === "write")
  );
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

/** The arguments of the operation that answers it. */
export function filterOf(
  { who, operation, target, from, to, kind }: AuditQuery,
): AuditFilter {
  const actorKind = ACTOR_KINDS.find((each) => each === who);
  return {
    ...(actorKind ? { actorKind } : who !== "" && { actorId: who }),
    ...(operation && { operation }),
    ...(target && { target }),
    ...(from && { from }),
    ...(to && { to }),
    ...(kind !== "all" && { kind }),
  };
}

function isDay(text: string): boolean {
  return /^2[01]\d\d-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
}
