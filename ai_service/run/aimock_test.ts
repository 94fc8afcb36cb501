import { assertEquals } from "@std/assert";
import {
  createServer,
  type Fixture,
  type FixtureOpts,
  type FixtureResponse,
} from "@copilotkit/aimock";
import { END_NOTES } from "../agent/answer_end.ts";
import {
  ACTOR,
  CONVERSATION,
  createTestChat,
  type TestChat,
} from "./test_chat.ts";
import { postMessage } from "./start_run.ts";
import { viewOf } from "./test_talk.ts";

// A second implementation of both wires, written by others from recordings of
// the real services; it shares no mistake with this project's own servers.

/** An answer of the peer's, and what becomes of the turn. */
interface Case {
  name: string;
  response: FixtureResponse;
  options?: FixtureOpts;
  /** The text of the answer, and how its run ended. */
  ends: [text: string, status: string];
}

const CASES: readonly Case[] = [
  {
    name: "an answer",
    response: { content: "We open at ten." },
    ends: ["We open at ten.", "completed"],
  },
  {
    name: "thoughts before the answer",
    response: { content: "At ten.", reasoning: "SECRET" },
    ends: ["At ten.", "completed"],
  },
  {
    name: "text and a call",
    response: {
      content: "Let me see.",
      toolCalls: [{ name: "look", arguments: '{"q":"hours"}' }],
    },
    ends: ["Let me see.\n\nLooked.", "completed"],
  },
  {
    name: "a call alone",
    response: { toolCalls: [{ name: "look", arguments: '{"q":"hours"}' }] },
    ends: ["Looked.", "completed"],
  },
  {
    name: "two calls",
    response: {
      toolCalls: ["a", "b"].map((q) => ({
        name: "look",
        arguments: JSON.stringify({ q }),
      })),
    },
    ends: ["Looked.", "completed"],
  },
  {
    name: "an answer that was cut off",
    response: { content: "We open", finishReason: "length" },
    ends: [`We open\n\n${END_NOTES.cut_off.en}`, "completed"],
  },
  {
    name: "a key that is not known",
    response: { error: { message: "SECRET" }, status: 401 },
    ends: ["", "failed"],
  },
  {
    name: "malformed JSON in place of an answer",
    response: { content: "We open at ten." },
    options: { chaos: { malformedRate: 1 } },
    ends: ["", "failed"],
  },
  {
    name: "a connection that is lost, again and again",
    response: { content: "We open at ten." },
    options: { truncateAfterChunks: 2, chunkSize: 4 },
    ends: ["", "failed"],
  },
];

/** A message, and the answer with the end of its run. */
async function say(chat: TestChat, text: string): Promise<[string, string]> {
  const { runId } = await postMessage(chat.deps, ACTOR, CONVERSATION, text);
  const done = (await chat.events(runId)).at(-1)!;
  const answer = (await viewOf(chat)).messages.at(-1)!;
  const status = done.event === "done" ? done.data.status : done.event;
  return [answer.text, status];
}

/** Serves an answer to "When?", one behind a tool and one to the next message. */
async function servePeer({ response, options }: Case) {
  const fixtures: Fixture[] = [
    {
      match: { userMessage: "now", hasToolResult: false },
      response: { content: "Yes." },
    },
    { match: { hasToolResult: true }, response: { content: "Looked." } },
    { match: { userMessage: "When" }, response, ...options },
  ];
  // The peer's own class waits for idle connections when it stops, for minutes.
  const { server, url } = await createServer(fixtures, {
    port: 0,
    logLevel: "silent",
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

for (const provider of ["openai", "anthropic"] as const) {
  Deno.test(`the peer's ${provider} server is understood, and the next turn works`, async () => {
    for (const each of CASES) {
      const { name, ends } = each;
      await using peer = await servePeer(each);
      const baseUrl = provider === "openai" ? `${peer.url}/v1` : peer.url;
      await using chat = await createTestChat({
        script: [],
        model: { provider, name: "m", apiKey: "k", baseUrl },
      });
      assertEquals(await say(chat, "When?"), ends, name);
      assertEquals(await say(chat, "And now?"), ["Yes.", "completed"], name);
      const shown = JSON.stringify(await viewOf(chat)) + chat.logged.join();
      assertEquals(shown.includes("SECRET"), false, name);
    }
  });
}
