import { tmpdir } from "node:os";
import { join } from "node:path";

/** Below the ports that systems give to whoever asks for any. */
const CHOSEN_PORTS = { first: 10_000, count: 20_000 };

/** A file for each port that was given to someone, named by its number. */
const GIVEN = join(tmpdir(), "madoguchi-ports");

/** Longer than a part takes to start, or a test to run. */
const GIVEN_FOR_MS = 600_000;

/**
 * A port that is free at the moment. No other process of this machine is given
 * the same for ten minutes: tests start several parts at once, and each needs a
 * while until it listens.
 */
export function freePort(): number {
  for (;;) {
    const { first, count } = CHOSEN_PORTS;
    const port = first + Math.floor(Math.random() * count);
    if (isFree(port) && reserve(port)) return port;
  }
}

function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}

/** Writes the port's file; false if another process was given the port. */
function reserve(port: number): boolean {
  const file = join(GIVEN, String(port));
  Deno.mkdirSync(GIVEN, { recursive: true });
  try {
    Deno.writeTextFileSync(file, "", { createNew: true });
    return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    removeOld(file);
    return false;
  }
}

/** Another process may have removed it at the same time. */
function removeOld(file: string): void {
  try {
    const given = Deno.statSync(file).mtime?.getTime() ?? 0;
    if (given + GIVEN_FOR_MS < Date.now()) Deno.removeSync(file);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
