import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { createBareDatabase } from "../../mcp_server/storage/test_bare_database.ts";
import { copyProject } from "../local/test_project.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { denoOfVersion } from "../server/other_deno.ts";
import { DeployedApp } from "./deno_deploy.ts";
import { openDay } from "./open_day.ts";
import { Customer } from "./person.ts";
import { startTestStack, type TestStack } from "./stack.ts";

/** Deno Deploy kills a process that takes longer after SIGINT, in milliseconds. */
const STOP_MS = 5_000;

const VERSIONS: Record<string, () => string | Promise<string>> = {
  "this Deno": () => Deno.execPath(),
  "the oldest Deno that is supported": () => denoOfVersion("2.5.6"),
};

for (const [version, executable] of Object.entries(VERSIONS)) {
  Deno.test(`what deno.json tells Deno Deploy builds, migrates and runs a pair, on ${version}`, async (t) => {
    await using copy = await copyProject();
    await using cache = await createStateFolder();
    const place = {
      project: copy.path,
      deno: await executable(),
      cache: cache.path,
    };
    const ai = new DeployedApp("ai_service", place);
    const mcp = new DeployedApp("mcp_server", place);
    await Promise.all([ai.build(), mcp.build()]);
    await t.step("the pre-deploy command migrates", () => migrate(mcp));
    await using stack = await startTestStack({}, {
      commands: {
        "ai-service": await ai.command(),
        "mcp-server": await mcp.command(),
      },
    });
    await t.step("a customer books", () => book(stack));
    await t.step(
      "the scheduler finds each service's job before its server, and is answered",
      () => {
        for (const [service, job] of JOBS) {
          const lines = stack.logged.filter((line) => line.startsWith(service));
          const place = (text: string) =>
            lines.findIndex((line) => line.includes(text));
          const registered = place(`registered ${job} * * * * *`);
          assert(registered >= 0, lines.join("\n"));
          assert(registered < place('"server_started"'));
          assert(place(`did ${job}`) > registered);
        }
      },
    );
    await t.step("both end in time after SIGINT", async () => {
      for (const service of [stack.aiService, stack.mcpServer]) {
        const begun = performance.now();
        await service.end("SIGINT");
        assert(performance.now() - begun < STOP_MS);
      }
      const stopped = stack.logged.filter((line) =>
        line.includes('"server_stopped"')
      );
      assertEquals(stopped.length, 2);
    });
  });
}

const JOBS = [
  ["ai-service", "due-work"],
  ["mcp-server", "housekeeping"],
] as const;

async function migrate(mcp: DeployedApp): Promise<void> {
  await using database = await createBareDatabase();
  const server = new URL(database.url);
  Object.assign(server, { username: "madoguchi_deploy", password: "deploy" });
  const variables = { DATABASE_URL: server.href };
  const owner = { ...variables, DATABASE_OWNER_URL: database.url };
  assertStringIncludes(await mcp.preDeploy(variables), "Nothing done");
  assertStringIncludes(await mcp.preDeploy(owner), "Applied 0001");
  assertStringIncludes(await mcp.preDeploy(owner), "Nothing to apply");
}

async function book(stack: TestStack): Promise<void> {
  const hanako = new Customer(stack.aiServiceUrl);
  await hanako.signInWith("google", "hanako@example.com");
  const conversation = await hanako.newConversation();
  const wish = `book a haircut on ${openDay().en} at 3pm`;
  const [card] = await hanako.ask(conversation, wish);
  await hanako.approve(conversation, card!.approvalId);
  assertEquals(await stack.countBookings(), 1);
}
