import type { Server } from "../servers.ts";
import type { LoadProcess } from "../load_process.ts";
import type { ChatPlan, ChatResult, Lane, Marks, Turn } from "./load.ts";
import type { PacedModel } from "./paced_model.ts";
import { messageOf, type Person, proxiedMessage } from "./people.ts";

/** The processes and people of the chat's comparisons. */
export interface ChatBench {
  load: LoadProcess<ChatPlan, ChatResult>;
  model: PacedModel;
  service: Server;
  proxy: Server;
  /** People whose conversations have 1,000 messages after `memory`. */
  talkers: Person[];
  /** People with an empty conversation each. */
  newcomers: Person[];
  /** People who write now and then. */
  visitors: Person[];
}

const OURS: Marks = {
  firstToken: "event: token",
  done: '{"status":"completed"}',
};
const PROXY: Marks = { firstToken: '"content"', done: "[DONE]" };

/** Has the service answer messages of these people, lane by lane. */
export async function chat(
  { load, service }: ChatBench,
  lanes: { startMs?: number; people: Person[] }[],
): Promise<Turn[][]> {
  const { port } = service;
  return await load.measure({
    port,
    marks: OURS,
    lanes: lanes.map(({ startMs = 0, people }) => ({
      startMs,
      requests: people.map((person) => messageOf(person, port)),
    })),
  });
}

/** Has the proxy answer as many messages, at those times. */
export async function chatWithProxy(
  { load, proxy }: ChatBench,
  starts: number[],
): Promise<Turn[][]> {
  const { port } = proxy;
  const lanes = starts.map((startMs): Lane => ({
    startMs,
    requests: [proxiedMessage(port)],
  }));
  return await load.measure({ port, marks: PROXY, lanes });
}
