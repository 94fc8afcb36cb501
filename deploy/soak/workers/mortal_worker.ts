// For tests only: the AI service's Worker, whose objects can be killed.
import {
  createWorker as createService,
  Partition as ServicePartition,
} from "../../../ai_service/worker.ts";
import { objectOf } from "../../../ai_service/workers/remote_partitions.ts";
import { userPrefix } from "../../../ai_service/store/keys.ts";

type Service = ReturnType<typeof createService>;
type Bindings = Parameters<Service["fetch"]>[1];

/** Path of the requests that kill a user's object, whose id follows. */
export const KILL_PATH = "/test/kill/";

/** A partition that dies when it is told to, with all that it was doing. */
export class Partition extends ServicePartition {
  die(): void {
    const { ctx } = this as unknown as { ctx: { abort(why: string): void } };
    ctx.abort("killed by a test");
  }
}

export function createWorker(
  build: Parameters<typeof createService>[0],
): Service {
  const service = createService(build);
  return {
    ...service,
    async fetch(request, bindings, context) {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(KILL_PATH)) {
        return await service.fetch(request, bindings, context);
      }
      await kill(bindings, pathname.slice(KILL_PATH.length));
      return new Response("killed");
    },
  };
}

async function kill(bindings: Bindings, userId: string): Promise<void> {
  const object = objectOf(bindings.PARTITIONS, userPrefix(userId));
  try {
    await (object as unknown as Partition).die();
  } catch {
    // Whoever calls it gets the end of the object as an error.
  }
}
