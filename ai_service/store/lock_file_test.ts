import { assert, assertEquals } from "@std/assert";
import { lockFile } from "./lock_file.ts";

/** Longer than a test may take: the lock is waited for. */
const LONG = { timeoutMs: 60_000 };

async function withFile(test: (path: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  await test(`${folder}/lock`);
  await Deno.remove(folder, { recursive: true });
}

Deno.test("a lock is waited for until the one who holds it closes the file", async () => {
  await withFile(async (path) => {
    const first = await lockFile(path, LONG);
    let hasSecond = false;
    const second = lockFile(path, LONG).then((file) => {
      hasSecond = true;
      return file;
    });
    assertEquals(await lockFile(path, { timeoutMs: 20 }), undefined);
    assertEquals(hasSecond, false);
    first?.close();
    (await second)?.close();
    assert(hasSecond);
  });
});

Deno.test("a lock that comes after the wait is over is given up", async () => {
  await withFile(async (path) => {
    const first = await lockFile(path, LONG);
    assertEquals(await lockFile(path, { timeoutMs: 0 }), undefined);
    first?.close();
    const second = await lockFile(path, LONG);
    assert(second);
    second.close();
  });
});
