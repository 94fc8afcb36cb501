import { createLog } from "../../../shared/http/log.ts";
import { sendOwnNotices } from "../../../mcp_server/notice/send_own_notices.ts";
import type { Sql } from "../../../mcp_server/storage/statement.ts";
import type { NoticeDesk } from "../../../mcp_server/surfaces/notice/test_notices.ts";
import type { Random } from "../../../shared/random/random.ts";
import type { TestProvider } from "./provider.ts";

/** The process of a worker ended: it reports nothing and holds its leases. */
class Killed extends Error {}

/** What workers of a proof share. */
export interface WorkerWorld {
  desk: NoticeDesk;
  provider: TestProvider;
  /** The workers that may still be killed. */
  kills: { left: number; chance: number };
  random: Random;
  /** When each notice was asked for the last time, by a count of events. */
  asked: Map<string, number>;
  tick: () => number;
}

/** One round of a worker, until nothing is due. */
export type Worker = (world: WorkerWorld) => Promise<void>;

const silent = createLog({ service: "mcp-server", write: () => {} });

/** As an AI service delivers to its users. */
export const serviceWorker: Worker = restarted(async (world) => {
  const { desk, provider, asked, tick } = world;
  for (let items = await desk.claim(20); items.length > 0;) {
    for (const { noticeId } of items) {
      mayEnd(world);
      const at = tick();
      if (!await desk.check(noticeId)) continue;
      asked.set(noticeId, at);
      mayEnd(world);
      const outcome = deliver(provider, noticeId);
      mayEnd(world);
      await desk.done(noticeId, outcome);
    }
    items = await desk.claim(20);
  }
});

function deliver(provider: TestProvider, id: string): "delivered" | "failed" {
  try {
    provider.deliver(id);
    return "delivered";
  } catch {
    return "failed";
  }
}

/** As this server mails staff and customers without an account. */
export const serverWorker: Worker = restarted(async (world) => {
  const { desk, provider, asked } = world;
  const { sql, lastAsked } = watched(desk.business.database.sql, world);
  await sendOwnNotices({
    sql,
    log: silent,
    now: () => desk.business.now,
    timeZone: "Asia/Tokyo",
    serverUrl: "https://desk.example",
    mailer: {
      send(mail) {
        // Whether it is true was the last thing that was asked.
        asked.set(mail.id, lastAsked());
        return provider.send(mail);
      },
    },
  });
});

/** Another process takes the place of a worker that is killed. */
function restarted(run: Worker): Worker {
  return async (world) => {
    while (true) {
      try {
        return await run(world);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
    }
  };
}

/** A connection that knows its last statement, and may end before each. */
function watched(sql: Sql, world: WorkerWorld) {
  let last = 0;
  const watching: Sql = new Proxy(sql, {
    apply(target, self, args) {
      mayEnd(world);
      last = world.tick();
      return Reflect.apply(target, self, args);
    },
  });
  return { sql: watching, lastAsked: () => last };
}

function mayEnd({ kills, random }: WorkerWorld): void {
  if (kills.left === 0 || !random.chance(kills.chance)) return;
  kills.left--;
  throw new Killed();
}
