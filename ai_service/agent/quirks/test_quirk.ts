import type { FailureCode } from "../../run/failures.ts";
import type { ModelTimeouts } from "../answer_clock.ts";

/** The connection is closed without another byte. */
export const DROP = Symbol("drop");
/** Nothing more is sent until the client goes. */
export const HANG = Symbol("hang");
/** Nothing is sent until the person has been told that it takes long. */
export const HOLD = Symbol("hold");

/** A piece of a response's body, or what happens in its place. */
export type Piece = string | typeof DROP | typeof HANG | typeof HOLD;

/** A response to one request of the service. */
export interface Reply {
  /** 200 if unset. */
  status?: number;
  headers?: Record<string, string>;
  pieces: readonly Piece[];
}

/** A way in which a model's server is not as its documentation says. */
export interface Quirk {
  name: string;
  /** The replies to the first requests; plain answers follow. */
  replies: readonly Reply[];
  expected: Expected;
  /** Replaces some of the time-outs, which are long. */
  timeouts?: Partial<ModelTimeouts>;
  locale?: "ja" | "en";
}

/** What becomes of the turn. */
export interface Expected {
  /** `completed` if unset. */
  status?: "completed" | "failed" | "awaiting_approval";
  /** The whole text of the answer. */
  text?: string;
  /** Code of the error event. */
  code?: FailureCode;
  /** Arguments of the calls of the tool `look` that were made, in order. */
  looked?: readonly Record<string, unknown>[];
  /** Tools of the cards that were shown. */
  cards?: readonly string[];
  /** Words that are shown nowhere, stored nowhere and sent to nobody. */
  hidden?: string;
  /** Requests of the turn. */
  requests?: number;
  /** What the person was told while waiting. */
  waiting?: readonly ("slow" | "retry")[];
  /** Fields of the line that says that the model failed. */
  log?: Record<string, unknown>;
}

/** The answer of each server once its quirk is over. */
export const PLAIN = "Of course.";

/** A response that is one JSON value. */
export function json(
  body: unknown,
  reply: Partial<Reply> = {},
): Reply {
  const headers = { "content-type": "application/json", ...reply.headers };
  return { ...reply, headers, pieces: [JSON.stringify(body)] };
}

/** A response that is a web page. */
export function page(status = 200): Reply {
  const headers = { "content-type": "text/html; charset=utf-8" };
  const pieces = ["<!doctype html>\n<title>Welcome</title>"];
  return { status, headers, pieces };
}

/** An event stream of these pieces. */
export function stream(...pieces: Piece[]): Reply {
  return { headers: { "content-type": "text/event-stream" }, pieces };
}

/** A connection that is closed before anything was answered. */
export const DROPPED: Reply = { pieces: [DROP] };
