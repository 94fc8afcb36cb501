import { setTimeout as delay } from "node:timers/promises";
import { type ChatRequest, problemWithRequest } from "./openai_rules.ts";

/** A tool call of the scripted model. */
export interface ScriptedCall {
  /** The call id; models also reuse it, leave it empty or leave it out. */
  id?: string;
  name: string;
  /** An object, or a text for malformed JSON. */
  args: Record<string, unknown> | string;
}

/** An answer of the scripted model. */
export interface ScriptedAnswer {
  text?: string;
  calls?: readonly ScriptedCall[];
  /** Responds with this HTTP status in place of an answer. */
  failWith?: number;
  /** Sends the text and then nothing until the client disconnects. */
  hang?: boolean;
  /** Pause between two pieces of the answer, in milliseconds; none if unset. */
  paceMs?: number;
}

/** A list of answers, or a function of the request and its number. */
export type Script =
  | readonly ScriptedAnswer[]
  | ((request: ChatRequest, turn: number) => ScriptedAnswer);

/** A local server that follows a script in OpenAI's streaming protocol. */
export interface ScriptedOpenAi extends AsyncDisposable {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string;
  /** Every request, in order. */
  requests: ChatRequest[];
  /** The headers of each of them. */
  headers: Headers[];
  /** The problems for which OpenAI would have refused a request. */
  problems: string[];
}

/**
 * Serves `POST /v1/chat/completions` on a free local port. A request that OpenAI
 * would refuse is answered 400 and recorded. After the last answer of the script
 * the model answers "Done."
 */
export function serveScriptedOpenAi(script: Script): ScriptedOpenAi {
  const requests: ChatRequest[] = [];
  const headers: Headers[] = [];
  const problems: string[] = [];
  const next = typeof script === "function"
    ? script
    : (_: ChatRequest, turn: number) => script[turn] ?? { text: "Done." };
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const body: ChatRequest | undefined = await request.json().catch(
        () => undefined,
      );
      // The client died while it was sending.
      if (!body) return refuse(400, "The request is no whole JSON");
      const problem = problemWithRequest(body);
      if (problem) problems.push(problem);
      if (problem) return refuse(400, problem);
      headers.push(request.headers);
      const answer = next(body, requests.push(body) - 1);
      if (answer.failWith) return refuse(answer.failWith, "scripted failure");
      return stream(answer, body.model);
    },
  );
  return {
    baseUrl: `http://127.0.0.1:${server.addr.port}/v1`,
    requests,
    headers,
    problems,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function refuse(status: number, message: string): Response {
  const error = { message, type: "invalid_request_error" };
  return Response.json({ error }, { status });
}

function stream(answer: ScriptedAnswer, model: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (const choice of choicesOf(answer)) {
        send(chunkOf(choice, model));
        if (answer.paceMs) await delay(answer.paceMs);
      }
      if (answer.hang) return;
      controller.enqueue(encoder.encode("data: [DONE]\n\n"));
      controller.close();

      function send(data: unknown) {
        const line = `data: ${JSON.stringify(data)}\n\n`;
        controller.enqueue(encoder.encode(line));
      }
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream" },
  });
}

interface Choice {
  delta: Record<string, unknown>;
  finish_reason: "stop" | "tool_calls" | null;
}

function chunkOf(choice: Choice, model: string) {
  return {
    id: "chatcmpl-scripted",
    object: "chat.completion.chunk",
    created: 0,
    model,
    choices: [{ index: 0, ...choice }],
  };
}

function choicesOf({ text = "", calls = [], hang }: ScriptedAnswer): Choice[] {
  const choices = [
    { role: "assistant", content: "" },
    ...pieces(text).map((content) => ({ content })),
    ...calls.flatMap(callDeltas),
  ].map((delta): Choice => ({ delta, finish_reason: null }));
  if (hang) return choices;
  const finish_reason = calls.length > 0 ? "tool_calls" : "stop";
  return [...choices, { delta: {}, finish_reason }];
}

function callDeltas({ id, name, args }: ScriptedCall, index: number) {
  const text = typeof args === "string" ? args : JSON.stringify(args);
  const head = { index, type: "function", ...(id !== undefined && { id }) };
  return [
    { tool_calls: [{ ...head, function: { name, arguments: "" } }] },
    ...pieces(text).map((piece) => ({
      tool_calls: [{ index, function: { arguments: piece } }],
    })),
  ];
}

/** Splits a text into pieces of at most seven characters. */
function pieces(text: string): string[] {
  const characters = [...text];
  const count = Math.ceil(characters.length / 7);
  return Array.from(
    { length: count },
    (_, index) => characters.slice(index * 7, index * 7 + 7).join(""),
  );
}
