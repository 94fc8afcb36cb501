import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import config from "../../deno.json" with { type: "json" };

/** All cases of the suite, those of delta channels included. */
const CASES = 726;

/** The part of vitest's JSON report that is read here. */
interface Report {
  numPassedTests: number;
  numTotalTests: number;
  testResults: {
    assertionResults: { fullName: string; status: string }[];
  }[];
}

Deno.test("the agent's checkpointer passes LangGraph's suite for savers", async () => {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-checkpointer-" });
  try {
    await bundleSuite(join(folder, "suite.test.mjs"));
    const report = await runVitest(folder);
    const passed = report.numPassedTests;
    console.log(`figure: checkpoint_validation = ${passed} (goal = ${CASES})`);
    assertEquals(failures(report), []);
    assertEquals([passed, report.numTotalTests], [CASES, CASES]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** Vitest finds packages in a `node_modules` folder only, and there is none. */
async function bundleSuite(target: string): Promise<void> {
  const suite = new URL("./checkpointer_suite.ts", import.meta.url);
  const { outputFiles = [] } = await Deno.bundle({
    entrypoints: [fileURLToPath(suite)],
    platform: "deno",
    write: false,
  });
  await Deno.writeTextFile(target, outputFiles.map((f) => f.text()).join(""));
}

/** @throws If vitest ends without a report. */
async function runVitest(folder: string): Promise<Report> {
  const report = join(folder, "report.json");
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      config.imports.vitest,
      "run",
      "--globals",
      `--root=${folder}`,
      "--reporter=json",
      `--outputFile=${report}`,
    ],
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
  }).output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return await Deno.readTextFile(report).then(JSON.parse).catch(() => {
    throw new Error(`vitest: ${decode(stdout)}${decode(stderr)}`);
  });
}

function failures({ testResults }: Report): string[] {
  return testResults.flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== "passed")
    .map(({ fullName }) => fullName);
}
