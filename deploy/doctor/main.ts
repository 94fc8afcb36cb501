import { diagnose } from "./diagnose.ts";
import { readCommand } from "./read_system.ts";
import { exitCode, report } from "./report.ts";

/** Diagnoses; resolves to the exit code: 1 with a fault, 2 if it cannot look. */
async function main(args: string[]): Promise<number> {
  try {
    const { system, isJson } = await readCommand(args, Deno.env.toObject());
    const findings = await diagnose(system);
    const text = isJson ? JSON.stringify(findings, null, 2) : report(findings);
    console.log(text);
    return exitCode(findings);
  } catch (error) {
    console.error(`Cannot diagnose: ${(error as Error).message}`);
    return 2;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
