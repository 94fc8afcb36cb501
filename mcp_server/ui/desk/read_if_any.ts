import type { AdminContext } from "../state.ts";
import type { OperationRef } from "./operation_name.ts";

/** What a read answers; null where it is not there, or not for this person. */
export async function readIfAny<Result>(
  staff: AdminContext,
  operation: OperationRef,
  args: object,
): Promise<Result | null> {
  return staff.may(operation)
    ? await staff.call<Result>(operation, args)
    : null;
}
