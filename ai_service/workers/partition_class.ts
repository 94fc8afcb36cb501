import "../agent/async_context.ts";
import { runInTrace } from "../../shared/tracing/current_trace.ts";
import type { TraceContext } from "../../shared/tracing/trace_context.ts";
import { createDeps, type LocalDeps } from "../deps.ts";
import type { RunJob } from "../run/deps.ts";
import { ObjectKv } from "../store/durable_object/object_kv.ts";
import { userPrefix } from "../store/keys.ts";
import type { Key } from "../store/kv.ts";
import { type Bindings, envOf, type UserObject } from "./bindings.ts";
import { caches } from "./caches.ts";
import { PartitionHost } from "./partition_host.ts";
import { remotePartitions } from "./remote_partitions.ts";

/** Pause after an alarm that failed, e.g. without variables, in milliseconds. */
const PAUSE_MS = 60_000;

/**
 * The Durable Object of one partition. A user's one also executes the user's runs
 * and does the user's due work, since it lives as long as there is any; its alarm
 * brings it back.
 */
export class Partition extends PartitionHost<Bindings> implements UserObject {
  #deps: Promise<LocalDeps> | undefined;

  async startRun(job: RunJob, trace: TraceContext): Promise<void> {
    const { runs } = await this.#depsOf(userPrefix(job.lease.userId));
    runInTrace(trace, () => runs.start(job));
    this.ctx.waitUntil(runs.settled());
  }

  async wake(userId: string, trace: TraceContext): Promise<void> {
    await this.partition.setNextAlarm(Date.now());
    const { worker } = await this.#depsOf(userPrefix(userId));
    runInTrace(trace, () => worker.wake(userId));
    this.ctx.waitUntil(worker.settled());
  }

  /**
   * Does the work that is due, and deletes what has expired. The next alarm is
   * set first, and the work is not waited for: a slow write must not put others
   * off, and if the object dies meanwhile, that alarm finds what is left.
   */
  async alarm(): Promise<void> {
    const now = Date.now();
    await this.partition.setNextAlarm(now);
    try {
      const wake = this.partition.firstWake;
      if (wake && wake.at <= now) await this.#doDueWork(wake.partition);
      await this.partition.tidy(now);
    } catch (cause) {
      // The platform gives an alarm up that fails often.
      this.log.error("alarm_failed", { cause });
      await this.ctx.storage.setAlarm(now + PAUSE_MS);
    }
  }

  async #doDueWork(partition: Key): Promise<void> {
    const { worker } = await this.#depsOf(partition);
    this.ctx.waitUntil(worker.tick());
  }

  /** The service's parts on this partition, whose name the caller knows. */
  #depsOf(partition: Key): Promise<LocalDeps> {
    return this.#deps ??= this.#createDeps(partition).catch((cause) => {
      this.#deps = undefined;
      throw cause;
    });
  }

  async #createDeps(partition: Key): Promise<LocalDeps> {
    return await createDeps({
      env: envOf(this.env),
      kv: this.#openKv(partition),
      log: this.log,
      caches,
    });
  }

  /** The store, with this partition at hand and its wakes alone. */
  #openKv(own: Key): ObjectKv {
    const remote = remotePartitions(this.env.PARTITIONS);
    const isOwn = (name: Key) => JSON.stringify(name) === JSON.stringify(own);
    return new ObjectKv({
      partitions: (name) => isOwn(name) ? this.partition : remote(name),
      withWakes: () => Promise.resolve([own]),
      now: () => new Date(),
    });
  }
}
