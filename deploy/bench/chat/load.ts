/**
 * The client of the chat's benchmark, a process of its own. Each lane takes its
 * turns one after the other; lanes start on their schedule, however the turns
 * before them fare.
 */
import { answerPlans, writeAll } from "../load_process.ts";
import { readResponse, ResponseReader } from "../response.ts";
import { until } from "./paced_model.ts";

/** One measurement. */
export interface ChatPlan {
  port: number;
  lanes: Lane[];
  marks: Marks;
}

/** Parts of an answer's text. */
export interface Marks {
  /** It is there with the first token. */
  firstToken: string;
  /** It is there when all is well. */
  done: string;
}

/** Turns that follow each other. */
export interface Lane {
  startMs: number;
  /** Whole HTTP/1.1 requests. */
  requests: string[];
}

/** Times of a turn since its request was sent, in milliseconds. */
export interface Turn {
  firstTokenMs: number;
  doneMs: number;
}

/** The turns of each lane. */
export type ChatResult = Turn[][];

interface Line {
  connection: Deno.Conn;
  reader: ResponseReader;
}

async function measure(plan: ChatPlan): Promise<ChatResult> {
  const idle: Line[] = [];
  const began = performance.now();
  const turns = await Promise.all(plan.lanes.map(async (lane) => {
    await until(began + lane.startMs);
    return await runLane(plan, lane, idle);
  }));
  for (const { connection } of idle) connection.close();
  return turns;
}

async function runLane(
  { port, marks }: ChatPlan,
  { requests }: Lane,
  idle: Line[],
): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (const request of requests) {
    const line = idle.pop() ?? await connect(port);
    turns.push(await takeTurn(line, request, marks));
    idle.push(line);
  }
  return turns;
}

async function connect(port: number): Promise<Line> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  connection.setNoDelay();
  return { connection, reader: new ResponseReader(connection) };
}

async function takeTurn(
  { connection, reader }: Line,
  request: string,
  { firstToken, done }: Marks,
): Promise<Turn> {
  const bytes = new TextEncoder().encode(request);
  const sent = performance.now();
  await writeAll(connection, bytes);
  while (!reader.text.includes(firstToken)) {
    requireGood(reader.text);
    await reader.more();
  }
  const firstTokenMs = performance.now() - sent;
  const answer = await readResponse(reader);
  const doneMs = performance.now() - sent;
  if (!answer.includes(done)) throw new Error(answer);
  return { firstTokenMs, doneMs };
}

function requireGood(text: string) {
  if (text !== "" && !text.startsWith("HTTP/1.1 200")) throw new Error(text);
}

if (import.meta.main) await answerPlans(measure);
