// A process of a test: opens the store, says so, and waits for end of input.
import { openDenoKv } from "./deno_kv.ts";

async function hold(path: string, lockTimeoutMs: number): Promise<void> {
  const now = () => new Date();
  const kv = await openDenoKv({ path, now, lockTimeoutMs });
  console.log("open");
  await Deno.stdin.readable.pipeTo(new WritableStream());
  kv.close();
}

if (import.meta.main) {
  const [path = "", lockTimeoutMs] = Deno.args;
  await hold(path, Number(lockTimeoutMs)).catch((error: Error) =>
    console.log(error.message)
  );
  Deno.exit(0);
}
