import type { TraceContext } from "../../shared/tracing/trace_context.ts";
import { type Env, readEnv } from "../env.ts";
import type { RunJob } from "../run/deps.ts";
import type { Partition } from "../store/durable_object/partition.ts";
import type { PartitionBindings } from "./partition_host.ts";
import type { ObjectNamespace } from "./platform.ts";

/** Remote calls of a user's object, beside those of its partition. */
export interface UserObject extends Partition {
  /** Starts a run, which goes on when the caller has left. */
  startRun(job: RunJob, trace: TraceContext): Promise<void>;
  /** Starts the user's due work. */
  wake(userId: string, trace: TraceContext): Promise<void>;
}

/** What the Worker and its objects are given: variables, and the objects. */
export interface Bindings extends PartitionBindings {
  PARTITIONS: ObjectNamespace<UserObject>;
}

let env: Env | undefined;

/**
 * The configuration, which is read once.
 *
 * @throws {TypeError} If variables are missing or malformed.
 */
export function envOf(bindings: Bindings): Env {
  const variables = Object.entries(bindings)
    .filter(([, value]) => typeof value === "string");
  return env ??= readEnv(Object.fromEntries(variables));
}
