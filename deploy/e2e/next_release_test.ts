import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { join } from "node:path";
import { readLiveEvents } from "../../ai_service/ui/client/event_stream.ts";
import { en as chat } from "../../ai_service/ui/locales/en.ts";
import { FAILURES } from "../../ai_service/run/failures.ts";
import { buildTemporarily, builtPair } from "../server/temporary_build.ts";
import {
  button,
  message,
  signInToChat,
  STORIES,
  writeMessage,
} from "./booking_story.ts";
import { chromium } from "./browsers/chromium.ts";
import { openDay } from "./open_day.ts";
import type { ChatRequest } from "./openai_rules.ts";
import { Customer, streamEvents } from "./person.ts";
import { type ScriptedAnswer, serveScriptedOpenAi } from "./scripted_openai.ts";
import { startTestStack, type TestStack } from "./stack.ts";
import { buildNextRelease } from "./two_builds.ts";

/** Longest time without a service, in seconds. */
const GOAL = 5;
const WORDS = Array.from({ length: 40 }, (_, index) => `word${index}`);
const BOOK = "book it";
const STORY = STORIES.English;
const missing = chromium.missing;
const ignored = missing.length > 0 ? ` (ignored: no ${missing})` : "";

Deno.test({
  name:
    `a new build on the same file: the old one stops, the new one starts, and open pages and streams lose nothing${ignored}`,
  ignore: missing.length > 0,
  // The drivers keep handles open until the process exits.
  sanitizeOps: false,
  sanitizeResources: false,
  fn: () => replaceBuild(),
});

async function replaceBuild(): Promise<void> {
  await using build = await buildTemporarily();
  await using next = await buildNextRelease();
  const current = join(build.folder, "current");
  await Deno.symlink(join(build.folder, "ai_service"), current);
  const { env, commands } = builtPair(build.folder);
  await using model = serveScriptedOpenAi(answer);
  await using stack = await startTestStack({
    ...env,
    AI_MODEL: "openai:scripted",
    OPENAI_BASE_URL: model.baseUrl,
  }, { commands: { ...commands, "ai-service": startIn(current) } });

  await using page = await chromium.openPage();
  await signInToChat(page, stack, STORY);
  const ken = await approveWithoutServer(stack);
  const assets = await assetsOf(stack);
  await writeMessage(page, STORY, "tell me a story");
  await page.see(message(...WORDS.slice(0, 5)));

  await Deno.remove(current);
  await Deno.symlink(next.folder, current);
  const stopping = await secondsOf(() => stack.aiService.stop());
  await stack.mcpServer.start();
  const seconds = stopping + await secondsOf(() => stack.aiService.start());
  console.log(
    `figure: deploy_seconds_without_service = ${seconds.toFixed(2)} ` +
      `(goal <= ${GOAL})`,
  );
  assert(seconds <= GOAL);

  assertNotEquals(await assetsOf(stack), assets);
  await assertServed(assets);
  await ken.seesAllOnce();
  assertEquals(await stack.countBookings(), 1);
  // The page was not loaded again.
  await page.see(message(...WORDS.slice(0, 5)));
  await page.see(`//*[. = "${FAILURES.interrupted.en}"]`);
  await page.click(button(chat.failure.retry));
  await page.see(message(...WORDS));
  const isOfScripts = (text: string) => !text.startsWith("Failed to load");
  assertEquals(page.complaints.filter(isOfScripts), []);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Starts the build to which the link leads at that moment. */
function startIn(link: string): string[] {
  const start = 'exec sh "$(readlink -f "$1")/start.sh"';
  return ["sh", "-c", start, "current", link];
}

/** Calls for a booking, or tells a long story slowly. */
function answer({ messages }: ChatRequest): ScriptedAnswer {
  const last = messages.at(-1);
  if (last?.role === "tool") return { text: "It is booked." };
  const [text, serviceId] = last?.content?.split(":") ?? [];
  if (text !== BOOK) return { text: WORDS.join(" "), paceMs: 50 };
  const start = `${openDay().date}T15:00:00+09:00`;
  return { calls: [{ name: "booking_create", args: { serviceId, start } }] };
}

/**
 * Another customer approves while the MCP server is away, so that the write and
 * the run that waits for it are under way, with two open streams.
 */
async function approveWithoutServer(stack: TestStack) {
  const ken = new Customer(stack.aiServiceUrl);
  await ken.signInWith("google", "ken@example.com");
  const token = await stack.tokenFor("usr_any", ["booking:read"]);
  const { body } = await stack.rest("booking_services", token, {});
  const [service] = body.services as { id: string }[];
  const conversation = await ken.newConversation();
  const [card] = await ken.ask(conversation, `${BOOK}:${service!.id}`);
  const approvalId = card!.approvalId;
  await stack.mcpServer.stop();

  const live = (await ken.follow(conversation)).body!;
  const here = new AbortController();
  const seen = readLiveEvents(live, here.signal);
  let place: string | undefined;
  const decision = { decision: "approve" };
  const run = await ken.decide(conversation, approvalId, decision);
  const ids: number[] = [];
  let runId = "";
  for await (const { id, event, data } of streamEvents(run)) {
    ids.push(id);
    if (event !== "run") continue;
    runId = data.runId;
    break;
  }
  for await (const { id, event, data } of seen) {
    place = id ?? place;
    if (event === "approval" && data.state === "approved") break;
  }

  return {
    /** Each stream goes on where it broke. */
    async seesAllOnce() {
      const rest = await ken.resume(runId, ids.at(-1)!);
      for await (const { id } of streamEvents(rest)) ids.push(id);
      assertEquals(ids, ids.map((_, index) => index + 1));
      const again = (await ken.follow(conversation, place)).body!;
      const end = new AbortController();
      const states = new Set<string>();
      const texts = new Set<string>();
      for await (const { event, data } of readLiveEvents(again, end.signal)) {
        assert(event !== "snapshot", "it began anew");
        if (event === "approval") states.add(data.state);
        if (event === "message") texts.add(data.text);
        if (states.has("done") && texts.has("It is booked.")) break;
      }
    },
  };
}

/** Scripts and style sheets of the first page. */
async function assetsOf({ aiServiceUrl }: TestStack): Promise<string[]> {
  const html = await (await fetch(aiServiceUrl)).text();
  return [...html.matchAll(/(?:href|src)="(\/[^"]*(?:__frsh_c|_fresh)[^"]*)"/g)]
    .map(([, path]) =>
      new URL(path!.replaceAll("&amp;", "&"), aiServiceUrl).href
    );
}

async function assertServed(assets: readonly string[]): Promise<void> {
  assert(assets.length >= 3);
  for (const asset of assets) {
    const response = await fetch(asset);
    await response.body?.cancel();
    assertEquals(response.status, 200, asset);
  }
}
