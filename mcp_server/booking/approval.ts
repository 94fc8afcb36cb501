import type { PlanContext } from "../operation/write.ts";
import type { Service } from "./catalogue.ts";

/** Whether staff have to confirm it; what staff book themselves is confirmed. */
export function needsApproval(
  { actor }: Pick<PlanContext, "actor">,
  service: Pick<Service, "needsApproval">,
): boolean {
  return service.needsApproval && actor.kind !== "staff";
}
