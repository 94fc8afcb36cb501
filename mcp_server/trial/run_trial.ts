import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import type { UserToken } from "../../shared/contract/claims.ts";
import { toErrorBody } from "../../shared/http/errors.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { StaffMember } from "../operation/caller.ts";
import {
  isPreviewable,
  type Operation,
  operationName,
} from "../operation/operation.ts";
import { callOperation, type PipelineDeps } from "../operation/pipeline.ts";
import { previewOperation } from "../operation/preview_call.ts";
import { TEST_ISSUER, type TestCustomer } from "../operation/test_customers.ts";
import { unavailable } from "../storage/unavailable.ts";
import { trialStart } from "./operations.ts";
import type { TrialMode } from "./schemas.ts";

/** What an owner tries. */
export interface Trial {
  /** One that customers call. */
  operation: Operation;
  args: Record<string, unknown>;
  customer: TestCustomer;
  mode: TrialMode;
  /** Sent again, the same trial changes nothing more. */
  idempotencyKey: string;
  locale: Locale;
}

/** An answer as a client of the API would get it. */
export interface TrialAnswer {
  status: number;
  body: unknown;
}

/** What came of a trial. */
export interface TrialResult {
  /** Of both entries in the audit: the owner's, and the test customer's. */
  requestId: string;
  /** Of a write. */
  preview?: TrialAnswer;
  /** Unless only a preview was asked for. */
  answer?: TrialAnswer;
}

/**
 * Makes a trial as a test customer, through the pipeline that customers' calls
 * go through. It counts towards the limit of the owner, whose session was
 * checked; the test customer has no token that could be revoked.
 *
 * @throws {ApiError} If this person may not try operations.
 */
export async function runTrial(
  deps: PipelineDeps,
  trial: Trial,
  { caller: staff, requestId }: { caller: StaffMember; requestId: string },
): Promise<TrialResult> {
  const { operation, args, customer, mode, idempotencyKey, locale } = trial;
  await callOperation(deps, {
    operation: trialStart,
    args: {
      customer: customer.userId,
      operation: operationName(operation),
      mode,
    },
    caller: staff,
    idempotencyKey: undefined,
    requestId,
  });
  const trialDeps = { ...deps, rateLimiter: ALREADY_COUNTED };
  const caller = asCustomer(customer, requestId, deps.now());
  const call = { operation, args, caller, requestId };
  const result: TrialResult = { requestId };
  if (isPreviewable(operation)) {
    result.preview = await answerOf(
      deps,
      requestId,
      () => previewOperation(trialDeps, { ...call, locale }),
    );
  }
  if (mode === "run") {
    result.answer = await answerOf(deps, requestId, async () => {
      const keyed = { ...call, idempotencyKey };
      return (await callOperation(trialDeps, keyed)).result;
    });
  }
  return result;
}

const ALREADY_COUNTED: PipelineDeps["rateLimiter"] = {
  check: () => Promise.resolve({ ok: true }),
};

/** What a token of that customer would say, if there could be one. */
function asCustomer(
  { userId, name }: TestCustomer,
  requestId: string,
  now: Date,
): UserToken {
  return {
    kind: "user",
    principal: { issuer: TEST_ISSUER, userId },
    user: { id: userId, email: null, name },
    scopes: USER_SCOPES,
    jti: `trial-${requestId}`,
    issuedAt: now,
    expiresAt: now,
  };
}

/** A refusal is an answer like another. */
async function answerOf(
  { log }: Pick<PipelineDeps, "log">,
  requestId: string,
  call: () => Promise<unknown>,
): Promise<TrialAnswer> {
  try {
    return { status: 200, body: await call() };
  } catch (thrown) {
    const error = unavailable(thrown) ?? thrown;
    const { status, body } = toErrorBody(error, requestId);
    if (status >= 500) log.error("request_failed", { requestId, cause: error });
    return { status, body };
  }
}
