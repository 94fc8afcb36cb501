import { assertEquals } from "@std/assert";
import { CronJob } from "./cron_job.ts";

Deno.test("a job is registered at once, and does its work as soon as the service has started", async () => {
  const registered: [name: string, schedule: string][] = [];
  const handlers: (() => Promise<void>)[] = [];
  const job = new CronJob("due-work", (name, schedule, handler) => {
    registered.push([name, schedule]);
    handlers.push(handler);
    return Promise.resolve();
  });
  assertEquals(registered, [["due-work", "* * * * *"]]);
  const [run] = handlers;
  let times = 0;
  // The instance was started for this very job.
  const early = run!();
  job.begin(() => {
    times++;
    return Promise.resolve();
  });
  await early;
  await run!();
  assertEquals(times, 2);
});
