import { createLog, type Log } from "../../shared/http/log.ts";
import { currentTrace } from "../../shared/tracing/current_trace.ts";
import {
  newTrace,
  type TraceContext,
} from "../../shared/tracing/trace_context.ts";
import { createRemoteDeps, type Deps, type RunPlace } from "../deps.ts";
import { ObjectKv } from "../store/durable_object/object_kv.ts";
import { WakeIndex } from "../store/durable_object/wake_index.ts";
import { userPrefix } from "../store/keys.ts";
import { type Bindings, envOf, type UserObject } from "./bindings.ts";
import { caches } from "./caches.ts";
import type { WorkerContext } from "./platform.ts";
import {
  indexPartition,
  objectOf,
  remotePartitions,
} from "./remote_partitions.ts";

/**
 * A request may make 10,000 calls of objects (1,000 on the free plan), and a
 * stream makes up to 40 a second. Its reader goes on in another request.
 */
const LONGEST_STREAM_MS = 4 * 60_000;

/**
 * The service's parts for one request. In Workers a timer, a stream or an answer
 * that is awaited belongs to the request that made it, so requests share nothing
 * but values.
 */
export function createRequestDeps(
  bindings: Bindings,
  context: WorkerContext,
): Promise<Deps> {
  const log = createLog({ service: "ai-service" });
  const kv = openKv(bindings);
  const place = placeOf(bindings, context, log);
  return createRemoteDeps({
    env: envOf(bindings),
    kv,
    log,
    caches,
    longestStreamMs: LONGEST_STREAM_MS,
  }, place);
}

/** The store, each partition of which is in an object. */
export function openKv({ PARTITIONS }: Bindings): ObjectKv {
  const index = new WakeIndex(indexPartition(PARTITIONS));
  return new ObjectKv({
    partitions: remotePartitions(PARTITIONS),
    withWakes: (until) => index.partitions(until.getTime()),
    now: () => new Date(),
  });
}

/** The object of that user. */
export function userObject(
  { PARTITIONS }: Bindings,
  userId: string,
): UserObject {
  return objectOf(PARTITIONS, userPrefix(userId));
}

/**
 * Runs and due work in the user's object. Should it not take them over, its
 * alarm finds them: both were stored with a wake.
 */
function placeOf(
  bindings: Bindings,
  context: WorkerContext,
  log: Log,
): RunPlace {
  const handOver = (userId: string, work: Promise<void>) =>
    context.waitUntil(
      work.catch((cause) => log.error("not_handed_over", { userId, cause })),
    );
  return {
    runs: {
      start(job) {
        const { userId } = job.lease;
        const object = userObject(bindings, userId);
        handOver(userId, object.startRun(job, traceNow()));
      },
    },
    worker: {
      wake(userId) {
        const object = userObject(bindings, userId);
        handOver(userId, object.wake(userId, traceNow()));
      },
    },
  };
}

/** The trace of the request, which remote calls do not carry by themselves. */
function traceNow(): TraceContext {
  return currentTrace() ?? newTrace();
}
