/** `Deno.cron`; undefined where the runtime has none. */
export type Cron = (
  name: string,
  schedule: string,
  handler: () => Promise<void>,
) => Promise<void>;

const EACH_MINUTE = "* * * * *";

/**
 * Work that the platform asks for each minute. Deno Deploy stops an instance that
 * gets no requests, and its timers with it; a cron job starts one again. It finds
 * the jobs while it evaluates the entry, before there is a server, so a job is
 * registered first and gets its work as soon as the service has started.
 *
 * @see https://docs.deno.com/deploy/reference/cron/
 */
export class CronJob {
  readonly #work = Promise.withResolvers<() => Promise<void>>();

  /** @param cron Registers the job; without it, nobody asks for the work. */
  constructor(name: string, cron: Cron | undefined) {
    void cron?.(name, EACH_MINUTE, async () => {
      const work = await this.#work.promise;
      await work();
    });
  }

  /** Says what the job does, also for a time that has come already. */
  begin(work: () => Promise<void>): void {
    this.#work.resolve(work);
  }
}
