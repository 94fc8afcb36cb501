import { banner } from "./banner.ts";
import { waitForParentExit } from "./parent_processes.ts";
import { LogFiles } from "./log_files.ts";
import { readableLine } from "./log_view.ts";
import { readPorts } from "./ports.ts";
import { chooseSeed } from "./seed_choice.ts";
import { Reloader } from "./reload.ts";
import { waitForSignal } from "./signals.ts";
import { type PartName, type Stack, startStack } from "./stack.ts";
import { StartError } from "./start_error.ts";
import { watchProject } from "./watch.ts";

/** Runs the product until a signal, or until its parent process ends. */
async function dev() {
  const variables = Deno.env.toObject();
  const stateFolder = variables.MADOGUCHI_HOME || ".local";
  const color = Deno.stdout.isTerminal() && !Deno.noColor;
  const seed = chooseSeed({
    args: Deno.args,
    databaseUrl: variables.DATABASE_URL,
    isTerminal: Deno.stdin.isTerminal(),
    confirm,
  });
  using files = new LogFiles(stateFolder);
  let isReady = false;
  const stop = waitForSignal();
  // A signal during the start: the parts that have started end with this process.
  stop.then(() => isReady || Deno.exit(130));

  function log(part: PartName, line: string) {
    files.write(part, line);
    const readable = isReady && readableLine(part, line, { color });
    if (readable) console.log(readable);
  }

  const stack = await startStack({
    seed,
    stateFolder,
    ports: readPorts(variables),
    env: variables,
    log,
  });
  isReady = true;
  console.log(banner({
    ...stack,
    model: variables.AI_MODEL || "offline",
    stateFolder,
    readySeconds: performance.now() / 1000,
  }));

  const watching = reloadOnChange(stack);
  const controller = new AbortController();
  await Promise.race([stop, waitForParentExit(controller.signal)]);
  controller.abort();
  watching[Symbol.dispose]();
  console.log("\nStopping …");
  await stack.stop();
}

function reloadOnChange(
  { aiService, mcpServer, updateDatabase }: Stack,
): Disposable {
  const print = (sentence: string) => console.log(sentence);
  const reloaders = [
    new Reloader({ folder: "ai_service", service: aiService, print }),
    new Reloader({
      folder: "mcp_server",
      service: mcpServer,
      prepare: updateDatabase,
      print,
    }),
  ];
  for (const reloader of reloaders) {
    const { service } = reloader.options;
    service.onKilled = () => {
      print(`${service.options.name} was killed. It is started again.`);
      reloader.reload();
    };
  }
  return watchProject((folders) => {
    for (const reloader of reloaders) {
      if (reloader.isAffectedBy(folders)) reloader.reload();
    }
  });
}

if (import.meta.main) {
  try {
    await dev();
    Deno.exit(0);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
