import type { z } from "zod";
import { findRevocation } from "../storage/revocations.ts";
import { refusalOf } from "./challenge.ts";
import type { Statement } from "../storage/statement.ts";
import type {
  Declaration,
  Operation,
  OperationContext,
  WriteProcedure,
} from "./operation.ts";
import type { Preview, PreviewReader, PreviewScopes } from "./preview.ts";

/** Context of a plan, which changes nothing and so makes no ids. */
export type PlanContext = Omit<OperationContext, "newId" | "noteBefore">;

/**
 * A write in three steps, so that what it would do can be said without doing
 * it. A preview is the plan alone, in a transaction that only reads.
 */
export interface WriteSteps<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Plan,
> {
  /** A strict object: unknown keys are refused. */
  input: Input;
  output: Output;
  /**
   * The statements that lock what the write depends on: the customer, then
   * orders or resources, then products, each by id. They are sent at once and
   * ahead of the plan's, which so reads behind the locks.
   */
  lock(
    context: OperationContext,
    input: z.output<Input>,
  ): readonly Statement<readonly object[]>[];
  /**
   * Reads, applies the rules and prices the write. It throws what the write
   * would throw; it locks nothing, writes nothing and opens no savepoint.
   */
  plan(context: PlanContext, input: z.output<Input>): Promise<Plan>;
  /** Makes the change. What it throws beyond the plan is a lost race. */
  apply(
    context: OperationContext,
    plan: Plan,
    input: z.output<Input>,
  ): Promise<z.output<Output>>;
  /**
   * Says what will be done, and names every argument that was given. What can
   * be chosen instead is read here, since only a preview needs it.
   */
  describe(
    context: PlanContext & PreviewReader,
    plan: Plan,
    input: z.output<Input>,
  ): Promise<Preview> | Preview;
}

/** Makes a procedure of the steps, so that they are typed by the schemas. */
export function inSteps<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Plan,
>(steps: WriteSteps<Input, Output, Plan>): WriteProcedure {
  const { input, output, lock, plan, apply, describe } = steps;
  const procedure = {
    input,
    output,
    async run(context: OperationContext, given: z.output<Input>) {
      const locking = lock(context, given)
        .map((statement) => statement.execute());
      // Sent with the locks and ahead of the plan: it waits for no answer.
      const revocation = findRevocation(context.sql, context.actor)?.execute();
      const [planned, revoked] = await Promise.all([
        plan(context, given),
        revocation,
        ...locking,
      ]);
      if (revoked?.length) throw refusalOf({ reason: "revoked" });
      return await apply(context, planned, given);
    },
    async preview(
      context: PlanContext & PreviewReader,
      given: z.output<Input>,
    ) {
      return await describe(context, await plan(context, given), given);
    },
  };
  return procedure as unknown as WriteProcedure;
}

/** A write as its slice declares it. */
type WriteDeclaration =
  & Omit<Declaration, "kind" | keyof WriteProcedure>
  & {
    /** Read scopes that cover everything that the preview shows. */
    previewScopes: PreviewScopes;
    user: WriteProcedure;
    staff: "same" | "none" | WriteProcedure;
  };

/** Declares a write that users, and perhaps staff, can make. */
export function defineWrite(
  { user, ...declaration }: WriteDeclaration,
): Operation {
  return { ...declaration, ...user, kind: "write", audience: "user" };
}
