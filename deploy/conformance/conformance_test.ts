import { fileURLToPath } from "node:url";
import { assertEquals } from "@std/assert";
import { createTestApp } from "../../mcp_server/test_app.ts";
import { openSalon } from "../../mcp_server/test_salon.ts";
import { createLog } from "../../shared/http/log.ts";
import { createFixturesApp } from "./fixtures_app.ts";
import { addTokens, type Handler, listen } from "./proxy.ts";
import { type Check, readSummary, Suite } from "./suite.ts";

const BASELINE = fileURLToPath(new URL("baseline.yaml", import.meta.url));

for (
  const { release, requirements, required } of [
    { release: "alpha", requirements: "2026-07-28", required: 37 },
    { release: "alpha", requirements: "2025-11-25", required: 30 },
    // It has only one set of requirements, that of 2025-11-25.
    { release: "stable", requirements: undefined, required: 30 },
  ] as const
) {
  const about = requirements ?? "the stable suite";
  Deno.test(`the transport conforms to ${about}`, async () => {
    const suite = await Suite.install(release);
    let handler: Handler = () => new Response(null, { status: 503 });
    await using server = listen((request) => handler(request));
    const log = createLog({ service: "mcp-server", write: () => {} });
    handler = createFixturesApp(server.origin, log).fetch;

    const { exitCode, output } = await suite.run(
      `${server.origin}/mcp`,
      ...(requirements ? ["--requirements", requirements] : []),
    );
    const results = [...readSummary(output).values()];
    const passed = results.filter((isPassed) => isPassed).length;
    const set = (requirements ?? release).replaceAll("-", "_");
    const name = `conformance_${set}`;
    console.log(`figure: ${name} = ${passed} (goal = ${required})`);
    assertEquals(exitCode, 0, output);
    assertEquals([passed, results.length], [required, required], output);
  });
}

/** The scenarios that need no fixtures, with the revisions that have them. */
const SCENARIOS: { name: string; revisions: string[]; baseline?: string }[] = [
  { name: "tools-list", revisions: ["2026-07-28", "2025-11-25"] },
  { name: "dns-rebinding-protection", revisions: ["2026-07-28", "2025-11-25"] },
  { name: "http-header-validation", revisions: ["2026-07-28"] },
  { name: "server-stateless", revisions: ["2026-07-28"], baseline: BASELINE },
];

Deno.test("the server passes the scenarios that need no fixtures", async () => {
  const suite = await Suite.install("alpha");
  let origin = "";
  let token = () => Promise.resolve("");
  await using proxy = listen(addTokens(() => origin, () => token()));
  await using app = await createTestApp({ serverUrl: proxy.origin });
  await openSalon(app.database.owner);
  await using server = listen(app.fetch);
  origin = server.origin;
  token = () => app.tokenFor("usr_1");

  let complete = 0;
  const failures: string[] = [];
  for (const { name, revisions, baseline } of SCENARIOS) {
    const runs = await Array.fromAsync(
      revisions,
      (revision) =>
        suite.run(
          `${proxy.origin}/mcp`,
          ...["--scenario", name],
          ...["--spec-version", revision],
          ...(baseline ? ["--expected-failures", baseline] : []),
        ),
    );
    const isComplete = runs.every(({ exitCode, checks }) =>
      exitCode === 0 && checks.some(({ status }) => status === "SUCCESS") &&
      checks.every(isExpected)
    );
    if (isComplete) complete++;
    else failures.push(...runs.map(({ output }) => output));
  }
  console.log(
    `figure: conformance_real_server = ${complete} (goal = ${SCENARIOS.length})`,
  );
  assertEquals(failures, []);
});

/**
 * False for a failure. A check may fail only because the server lacks a tool of
 * the suite, and then the baseline must name it.
 */
function isExpected({ status, errorMessage = "" }: Check): boolean {
  return status !== "FAILURE" ||
    errorMessage.includes("does not list the diagnostic tool");
}
