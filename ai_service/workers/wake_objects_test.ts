import { assertEquals } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import { TestObjects } from "../store/durable_object/test_objects.ts";
import type { Bindings, UserObject } from "./bindings.ts";
import { wakeObjects } from "./wake_objects.ts";

const MINUTE = 60_000;

/** A log, and the events that were written to it. */
function createTestLog() {
  const events: string[] = [];
  const write = (line: string) => events.push(JSON.parse(line).event);
  return { log: createLog({ service: "ai-service", write }), events };
}

Deno.test("the objects whose alarm did not come are woken, and no others", async () => {
  const objects = new TestObjects();
  const kv = objects.open(() => new Date());
  const ask = async (userId: string, inMs: number) => {
    const wakeAt = new Date(Date.now() + inMs);
    await kv.atomic([], [], { partition: ["user", userId], wakeAt });
  };
  await ask("usr_late", -MINUTE);
  await ask("usr_later", -2 * MINUTE);
  await ask("usr_later", -MINUTE);
  await ask("usr_now", 0);
  await ask("usr_next", MINUTE);
  const woken: string[] = [];
  const bindings = bindingsOf(objects, (userId) => woken.push(userId));
  const { log, events } = createTestLog();
  await wakeObjects(bindings, log);
  assertEquals(woken.sort(), ["usr_late", "usr_later"]);
  assertEquals(events, ["objects_woken"]);
});

Deno.test("an object that cannot be woken keeps no other from being woken", async () => {
  const objects = new TestObjects();
  const kv = objects.open(() => new Date());
  const wakeAt = new Date(Date.now() - MINUTE);
  for (const userId of ["usr_1", "usr_2", "usr_3"]) {
    await kv.atomic([], [], { partition: ["user", userId], wakeAt });
  }
  const woken: string[] = [];
  const bindings = bindingsOf(objects, (userId) => {
    if (userId === "usr_1") throw new Error("It is being replaced");
    woken.push(userId);
  });
  const { log, events } = createTestLog();
  await wakeObjects(bindings, log);
  assertEquals(woken.sort(), ["usr_2", "usr_3"]);
  assertEquals(events, ["object_not_woken", "objects_woken"]);
});

/** The objects as the platform gives them; `wake` is told who is woken. */
function bindingsOf(
  objects: TestObjects,
  wake: (userId: string) => void,
): Bindings {
  const get = (name: unknown): UserObject => {
    const partition = objects.partitionOf(JSON.parse(String(name)));
    return {
      getMany: (...read) => partition.getMany(...read),
      list: (request) => partition.list(request),
      write: (write) => partition.write(write),
      watch: (keys) => partition.watch(keys),
      listWakes: (...due) => partition.listWakes(...due),
      removeWake: (one) => partition.removeWake(one),
      startRun: () => Promise.reject(new Error("Nobody starts a run")),
      // deno-lint-ignore require-await -- what throws must reject
      wake: async (userId) => wake(userId),
    };
  };
  return { PARTITIONS: { idFromName: (name) => name, get } };
}
