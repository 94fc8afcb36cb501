import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";
import { openDenoKv } from "./deno_kv.ts";

const now = () => new Date(0);
const HOLDER = fileURLToPath(new URL("./test_holder.ts", import.meta.url));

async function newFolder() {
  const path = await Deno.makeTempDir({ prefix: "madoguchi-store-" });
  const remove = () => Deno.remove(path, { recursive: true });
  return { path, [Symbol.asyncDispose]: remove };
}

/** Another process that has the store open. */
function startHolder(path: string, lockTimeoutMs = 60_000) {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--unstable-kv", HOLDER, path, String(lockTimeoutMs)],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  return {
    said: async () => (await lines.read()).value,
    async kill() {
      child.kill("SIGKILL");
      await child.status;
    },
    async [Symbol.asyncDispose]() {
      await child.stdin.close();
      await lines.cancel();
      await child.status;
    },
  };
}

Deno.test("a second process on the same file is refused, with its path", async () => {
  await using folder = await newFolder();
  const path = `${folder.path}/store.kv`;
  await using first = startHolder(path);
  assertEquals(await first.said(), "open\n");
  await using second = startHolder(path, 50);
  assertEquals(
    await second.said(),
    `Cannot open the store "${path}": another process uses it; stop that one first\n`,
  );
});

Deno.test("a process that was killed keeps nobody out", async () => {
  await using folder = await newFolder();
  const path = `${folder.path}/store.kv`;
  await using first = startHolder(path);
  assertEquals(await first.said(), "open\n");
  await first.kill();
  await using second = startHolder(path);
  assertEquals(await second.said(), "open\n");
});

Deno.test("what cannot be a store is named, and what to do about it", async () => {
  await using folder = await newFolder();
  const path = (name: string) => `${folder.path}/${name}`;
  await Deno.writeTextFile(path("text.kv"), "not a store\n".repeat(1000));
  await Deno.mkdir(path("folder.kv"));
  const wrong = {
    "text.kv": "it is damaged or no store",
    "folder.kv": "it is a folder",
    "nowhere/store.kv": "its folder does not exist",
    "text.kv/store.kv": "its folder does not exist",
  };
  for (const [name, reason] of Object.entries(wrong)) {
    const { message } = await assertRejects(
      () => openDenoKv({ path: path(name), now }),
      Error,
    );
    assertStringIncludes(message, `"${path(name)}": ${reason}; `);
  }
});

Deno.test("a damaged file is refused, and kept as it is", async () => {
  await using folder = await newFolder();
  const path = `${folder.path}/store.kv`;
  (await openDenoKv({ path, now })).close();
  const whole = await Deno.readFile(path);
  const half = whole.slice(0, whole.length / 2);
  await Deno.writeFile(path, half);
  const open = () => openDenoKv({ path, now });
  await assertRejects(open, Error, "restore a backup");
  assertEquals(await Deno.readFile(path), half);
  await Deno.writeFile(path, whole);
  (await open()).close();
});

Deno.test("a store that this user may not write is named", async () => {
  await using folder = await newFolder();
  await Deno.chmod(folder.path, 0o500);
  // An administrator may write everywhere but in the kernel's own folder.
  const path = `${Deno.uid() === 0 ? "/sys" : folder.path}/store.kv`;
  await assertRejects(
    () => openDenoKv({ path, now }),
    Error,
    `Cannot open the store "${path}": this user may not write there; `,
  );
});
