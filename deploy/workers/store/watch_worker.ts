// For tests only: a Worker that streams a watch, and says which watches ended.
import { ObjectKv } from "../../../ai_service/store/durable_object/object_kv.ts";
import {
  type PartitionBindings,
  PartitionHost,
} from "../../../ai_service/workers/partition_host.ts";
import type {
  ObjectContext,
  ObjectNamespace,
} from "../../../ai_service/workers/platform.ts";
import {
  objectOf,
  remotePartitions,
} from "../../../ai_service/workers/remote_partitions.ts";
import type { Key } from "../../../ai_service/store/kv.ts";

const USER = ["user", "usr_1"];
const KEY = [...USER, "run_head"];
/** Of a type that nobody compresses, and so holds back. */
const HEADERS = { "Content-Type": "text/event-stream" };

/** A partition that counts the watches that are open. */
export class CountingPartition extends PartitionHost<PartitionBindings> {
  #open = 0;

  constructor(context: ObjectContext, bindings: PartitionBindings) {
    super(context, bindings, { heartbeatMs: 100 });
  }

  override async watch(keys: readonly Key[]) {
    const frames = (await super.watch(keys)).getReader();
    this.#open++;
    return new ReadableStream({
      type: "bytes",
      async pull(controller) {
        const { value } = await frames.read();
        if (value) controller.enqueue(value);
      },
      cancel: async () => {
        this.#open--;
        await frames.cancel();
      },
    });
  }

  openWatches(): number {
    return this.#open;
  }

  alarm(): void {}
}

interface Bindings {
  PARTITIONS: ObjectNamespace<CountingPartition>;
}

export default {
  async fetch(request: Request, { PARTITIONS }: Bindings): Promise<Response> {
    const kv = new ObjectKv({
      partitions: remotePartitions(PARTITIONS),
      withWakes: () => Promise.resolve([]),
      now: () => new Date(),
    });
    switch (new URL(request.url).pathname) {
      case "/watch":
        return new Response(asText(kv.watch([KEY])), { headers: HEADERS });
      case "/write":
        await kv.set(KEY, await request.json());
        return new Response("written");
      default:
        return Response.json(await objectOf(PARTITIONS, USER).openWatches());
    }
  },
};

/** Lines of the first value, and comments, as event streams have them. */
function asText(entries: ReadableStream): ReadableStream<Uint8Array> {
  let timer: ReturnType<typeof setInterval>;
  const toLine = new TransformStream({
    start(controller) {
      timer = setInterval(() => controller.enqueue(":\n"), 100);
    },
    transform([{ value }], controller) {
      controller.enqueue(`${JSON.stringify(value)}\n`);
    },
    cancel: () => clearInterval(timer),
  });
  return entries.pipeThrough(toLine).pipeThrough(new TextEncoderStream());
}
