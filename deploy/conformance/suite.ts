import { join } from "node:path";

/** Node.js 22, which the suite needs. Exact, so a second run needs no registry. */
const NODE = "node@22.23.3";

/** The newest stable suite, for revisions up to 2025-11-25, and the newest. */
const SUITES = {
  stable: "@modelcontextprotocol/conformance@0.1.16",
  alpha: "@modelcontextprotocol/conformance@0.2.0-alpha.12",
};

/** The result of a program. */
interface ProcessResult {
  exitCode: number;
  /** stdout and stderr. */
  output: string;
}

/** A check in the suite's report. */
export interface Check {
  id: string;
  status: "SUCCESS" | "FAILURE" | "WARNING" | "SKIPPED" | "INFO";
  errorMessage?: string;
}

/** The result of a run of the suite; exit code 0 means that it passed. */
export interface Run extends ProcessResult {
  checks: Check[];
}

/** The installed suite. */
export class Suite {
  readonly #bin: string;

  private constructor(bin: string) {
    this.#bin = bin;
  }

  /**
   * Installs the suite with npm, from npm's cache if it is there.
   *
   * @throws If npm cannot install it.
   */
  static async install(release: keyof typeof SUITES): Promise<Suite> {
    const folder = await Deno.makeTempDir({ prefix: "madoguchi-conformance-" });
    try {
      const { exitCode, output } = await spawn("npx", [
        "--yes",
        "--prefer-offline",
        // The package of Node downloads the build for this platform in a script.
        "--ignore-scripts=false",
        "--no-update-notifier",
        ...[NODE, SUITES[release]].flatMap((name) => ["--package", name]),
        "--call",
        "command -v conformance && node --version",
      ], { cwd: folder });
      const bin = /^(\/.*)\/conformance$/m.exec(output)?.[1];
      if (exitCode !== 0 || !bin || !/^v22\./m.test(output)) {
        throw new Error(`Cannot install the conformance suite:\n${output}`);
      }
      return new Suite(bin);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }

  /** Runs `conformance server` against the endpoint at `url`. */
  async run(url: string, ...args: string[]): Promise<Run> {
    const results = await Deno.makeTempDir({
      prefix: "madoguchi-conformance-",
    });
    try {
      const result = await spawn(join(this.#bin, "conformance"), [
        "server",
        ...["--url", url],
        ...["--output-dir", results],
        ...args,
      ], { env: { PATH: `${this.#bin}:${Deno.env.get("PATH")}` } });
      return { ...result, checks: await readChecks(results) };
    } finally {
      await Deno.remove(results, { recursive: true });
    }
  }
}

/** Reads the results, one file per scenario. */
async function readChecks(results: string): Promise<Check[]> {
  const checks: Check[] = [];
  for await (const { name } of Deno.readDir(results)) {
    const file = join(results, name, "checks.json");
    checks.push(...JSON.parse(await Deno.readTextFile(file)));
  }
  return checks;
}

async function spawn(
  command: string,
  args: string[],
  options: Deno.CommandOptions,
): Promise<ProcessResult> {
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args,
    ...options,
    env: { NO_COLOR: "1", ...options.env },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { exitCode: code, output: `${text(stdout)}${text(stderr)}` };
}

/** The scenarios of a summary that count, with whether they passed. */
export function readSummary(output: string): Map<string, boolean> {
  const [, summary = ""] = output.split("=== SUMMARY ===");
  const [counted = "", others = ""] = summary.split("Not scored for ");
  const optional = new Set(
    [...others.matchAll(/^ {2}[✓✗] (\S+) \(/gm)].map(([, name]) => name),
  );
  return new Map(
    [...counted.matchAll(/^([✓✗]) (\S+): \d+ passed, \d+ failed$/gm)]
      .filter(([, , name]) => !optional.has(name))
      .map(([, mark, name]) => [name!, mark === "✓"]),
  );
}
