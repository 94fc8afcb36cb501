// For tests only: a Worker whose object can be tidied at any time.
import { openScopedKv, ScopedPartition } from "./scoped_store.ts";
import type {
  ObjectContext,
  ObjectNamespace,
} from "../../../ai_service/workers/platform.ts";
import { objectOf } from "../../../ai_service/workers/remote_partitions.ts";
import { scopedObjects } from "./scoped_objects.ts";

const USER = ["user", "usr_1"];
const KEY = [...USER, "a"];

/** A partition that tells how much it stores. */
export class TidyPartition extends ScopedPartition {
  async tidy(now: number): Promise<number> {
    await this.partition.tidy(now);
    const { sql } = (this as unknown as { ctx: ObjectContext }).ctx.storage;
    const tables = sql.exec(
      "select name from sqlite_master where name = 'entry'",
    );
    return tables.toArray().length;
  }
}

interface Bindings {
  PARTITIONS: ObjectNamespace<TidyPartition>;
}

export default {
  /** Writes, tidies and writes again; tells what was there in between. */
  async fetch(_: Request, { PARTITIONS }: Bindings): Promise<Response> {
    const clock = { now: 0 };
    const kv = openScopedKv(PARTITIONS, "tidy", () => new Date(clock.now));
    const object = objectOf(scopedObjects(PARTITIONS, "tidy"), USER);
    const first = await kv.set(KEY, 1, { expireIn: 1000 });
    const full = await object.tidy(999);
    const empty = await object.tidy(1000);
    const second = await kv.set(KEY, 2);
    const { value } = await kv.get(KEY);
    const isLater = second.versionstamp > first.versionstamp;
    return Response.json({ full, empty, value, isLater });
  },
};
