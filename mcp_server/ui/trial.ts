import { ApiError, invalidInput } from "../../shared/http/errors.ts";
import { auditList } from "../audit/operations.ts";
import type { AuditEntryView, AuditPage } from "../audit/schemas.ts";
import { toJsonSchema } from "../operation/json_schema.ts";
import { type Operation, operationName } from "../operation/operation.ts";
import { TEST_CUSTOMERS, TEST_ISSUER } from "../operation/test_customers.ts";
import { operations } from "../slices.ts";
import { trialStart } from "../trial/operations.ts";
import type { TrialResult } from "../trial/run_trial.ts";
import { TRIAL_MODES } from "../trial/schemas.ts";
import type { FormValues } from "./desk/form_values.ts";
import type { DeskRequest } from "./desk/handlers.ts";
import type { AdminContext } from "./state.ts";
import { argumentsOf, type Control, controlsOf } from "./trial_form.ts";

/** What customers can do, in the order of their names. */
export const triable: readonly Operation[] = operations
  .filter(({ audience }) => audience === "user")
  .toSorted((a, b) => operationName(a) < operationName(b) ? -1 : 1);

/** The operation with that name. */
export function findTriable(name: string | null): Operation | undefined {
  return triable.find((operation) => operationName(operation) === name);
}

/** The controls of the form of an operation. */
export function formOf({ input }: Operation): Control[] {
  return controlsOf(toJsonSchema(input, "input", { withExamples: true }));
}

/** A trial as the page shows it. */
export interface ShownTrial extends TrialResult {
  operation: Operation;
  args: Record<string, unknown>;
  idempotencyKey: string;
  /** The owner's entry in the audit, and, of a write, the test customer's. */
  entries: AuditEntryView[];
}

/**
 * Makes the trial that a form asks for.
 *
 * @throws {ApiError} 400 for a form that is not this page's, 403 for another role
 */
export async function tryForm(
  values: FormValues,
  { staff }: DeskRequest,
): Promise<ShownTrial> {
  if (!staff.may(trialStart)) {
    throw new ApiError("Insufficient permissions", {
      status: 403,
      code: "role_required",
    });
  }
  const operation = findTriable(values.get("operation"));
  if (!operation) throw invalidInput("operation", "operation is not known");
  const customer = TEST_CUSTOMERS
    .find(({ userId }) => userId === values.get("customer"));
  if (!customer) throw invalidInput("customer", "customer is not known");
  const mode = TRIAL_MODES.find((each) => each === values.get("mode"));
  if (!mode) throw invalidInput("mode", "mode is not known");
  const args = argumentsOf(formOf(operation), values);
  const idempotencyKey = values.get("key");
  const trial = { operation, args, customer, mode, idempotencyKey };
  const result = await staff.tryOut(trial);
  const entries = await entriesOf(staff, result.requestId);
  return { ...result, operation, args, idempotencyKey, entries };
}

/** The entries of a trial; both are among the latest of their kinds. */
async function entriesOf(
  staff: AdminContext,
  requestId: string,
): Promise<AuditEntryView[]> {
  const latest = { limit: 5 };
  const [own, customers] = await Promise.all([
    staff.call<AuditPage>(auditList, {
      ...latest,
      operation: operationName(trialStart),
    }),
    staff.call<AuditPage>(auditList, { ...latest, client: TEST_ISSUER }),
  ]);
  return [...own.items, ...customers.items]
    .filter(({ request }) => request === requestId);
}
