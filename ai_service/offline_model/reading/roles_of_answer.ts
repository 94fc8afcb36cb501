import { is, type Part } from "./part.ts";
import { type Role, rolesOf } from "./roles.ts";

/**
 * 「火曜の方を15時に」, "the Tuesday one to 3 pm", where it was asked which booking
 * is moved: behind the word for "to" stands what it is moved to.
 */
export function rolesOfAnswer(
  parts: readonly Part[],
): Map<Part, Role> | undefined {
  const to = parts.findIndex((part) =>
    is(part, "particle", "wo") || is(part, "bound", "to")
  );
  if (to < 0) return undefined;
  const roles = rolesOf(parts, "move");
  const isSplit = [...roles].every(([part, role]) =>
    role === (parts.indexOf(part) < to ? "old" : "new")
  );
  const said = new Set(roles.values());
  return isSplit && said.size === 2 ? roles : undefined;
}
