import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

const LOG = fileURLToPath(new URL("log.ts", import.meta.url));
const BATCH = fileURLToPath(new URL("log_batch.ts", import.meta.url));
/** A device on which every write fails as on a full disk; Linux has one. */
const FULL = "/dev/full";
const isMissing = await Deno.stat(FULL).then(() => false, () => true);

/** Logs twice, and says on stderr that it goes on. */
const SERVICE = `
  import { createLog } from "${LOG}";
  import { batchLines } from "${BATCH}";
  const service = "ai-service";
  createLog({ service }).info("one");
  createLog({ service, write: batchLines() }).info("two");
  setTimeout(() => console.error("goes on"), 20);
`;

Deno.test({
  name: `a service whose log is on a full disk goes on${
    isMissing ? ` (ignored: no ${FULL})` : ""
  }`,
  ignore: isMissing,
  async fn() {
    const script = `exec "$1" eval --quiet "$2" >${FULL}`;
    const { code, stderr } = await new Deno.Command("sh", {
      args: ["-c", script, "sh", Deno.execPath(), SERVICE],
    }).output();
    assertEquals([code, new TextDecoder().decode(stderr)], [0, "goes on\n"]);
  },
});
