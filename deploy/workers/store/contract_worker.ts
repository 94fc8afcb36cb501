// For tests only: a Worker that runs the cases of the store's contract.
import { testKv } from "../../../ai_service/store/kv_contract.ts";
import type { PartitionBindings } from "../../../ai_service/workers/partition_host.ts";
import { openScopedKv, ScopedPartition } from "./scoped_store.ts";

export { ScopedPartition };

const cases = new Map<string, () => Promise<void>>();
let current: { objects: PartitionBindings["PARTITIONS"]; scope: string };

// The contract registers its cases as Deno's tests.
Object.assign(globalThis, {
  Deno: {
    test: (name: string, run: () => Promise<void>) => cases.set(name, run),
  },
});
testKv("Durable Object", (now) => {
  const kv = openScopedKv(current.objects, current.scope, now);
  const close = () => Promise.resolve();
  return Promise.resolve(Object.assign(kv, { [Symbol.asyncDispose]: close }));
});

export default {
  /** Names the cases, or runs the one that is named. */
  async fetch(
    request: Request,
    { PARTITIONS: objects }: PartitionBindings,
  ): Promise<Response> {
    const name = new URL(request.url).searchParams.get("case");
    const run = cases.get(name ?? "");
    if (!run) return Response.json([...cases.keys()]);
    current = { objects, scope: crypto.randomUUID() };
    try {
      await run();
      return new Response("passed");
    } catch (error) {
      return new Response(String((error as Error).stack), { status: 500 });
    }
  },
};
