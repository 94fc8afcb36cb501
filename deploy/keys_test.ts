import { parseEnv } from "node:util";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { importPKCS8, importSPKI, jwtVerify, SignJWT } from "jose";
import { createStateFolder } from "./local/test_state_folder.ts";
import {
  createKeys,
  ensureKeys,
  keyEnvironment,
  keyFiles,
  rotateKeys,
} from "./keys.ts";

Deno.test("a key pair signs and verifies RS256, and only its owner can read it", async () => {
  await using state = await createStateFolder();
  const { privateKey, publicKey } = await createKeys(state.path);
  const token = await new SignJWT({}).setProtectedHeader({ alg: "RS256" })
    .sign(await importPKCS8(privateKey, "RS256"));
  await jwtVerify(token, await importSPKI(publicKey, "RS256"));

  const files = keyFiles(state.path);
  for (const path of [files.privateKey, files.publicKey]) {
    const { mode } = await Deno.stat(path);
    assertEquals((mode ?? 0) & 0o777, 0o600);
  }
});

Deno.test("a key pair is kept, and replaced only with --force", async () => {
  await using state = await createStateFolder();
  const first = await ensureKeys(state.path);
  assertEquals(
    (await ensureKeys(state.path)).publicKey.trim(),
    first.publicKey.trim(),
  );
  await assertRejects(() => createKeys(state.path), Deno.errors.AlreadyExists);
  assertEquals(
    (await ensureKeys(state.path)).publicKey.trim(),
    first.publicKey.trim(),
  );

  const second = await createKeys(state.path, { force: true });
  assertEquals(
    (await ensureKeys(state.path)).publicKey.trim(),
    second.publicKey.trim(),
  );
});

Deno.test("a public key that is missing or damaged is made again from the private one", async () => {
  await using state = await createStateFolder();
  await createKeys(state.path);
  const pair = await ensureKeys(state.path);
  const { publicKey } = keyFiles(state.path);
  await Deno.remove(publicKey);
  assertEquals(await ensureKeys(state.path), pair);
  await Deno.writeTextFile(publicKey, pair.publicKey.slice(0, 100));
  assertEquals(await ensureKeys(state.path), pair);
  assertEquals(await Deno.readTextFile(publicKey), pair.publicKey);
});

Deno.test("a private key that is damaged is named by its file or variable, not shown", async () => {
  await using state = await createStateFolder();
  const { privateKey } = await ensureKeys(state.path);
  const damaged = privateKey.slice(0, 400);
  const file = keyFiles(state.path).privateKey;
  await Deno.writeTextFile(file, damaged);
  const sources = [[file, undefined], ["AI_SERVICE_PRIVATE_KEY", damaged]];
  for (const [source = "", variable] of sources) {
    const { message } = await assertRejects(
      () => ensureKeys(state.path, variable),
      TypeError,
    );
    assertStringIncludes(message, `Cannot read ${source}: it is damaged`);
    assertEquals(message.includes(damaged.slice(30, 60)), false);
  }
});

Deno.test("the command prints one environment line per key, and refuses to replace a pair", async () => {
  await using state = await createStateFolder();
  const created = await run(state.path);
  assertEquals(created.code, 0);
  const pair = await ensureKeys(state.path);
  assertEquals(created.stdout.trim(), keyEnvironment(pair));
  assertEquals(created.stdout.trim().split("\n").length, 2);

  const refused = await run(state.path);
  assertEquals(refused.code, 1);
  assertStringIncludes(refused.stderr, "--force");
  assertEquals(await ensureKeys(state.path), pair);
});

Deno.test("a rotation prints its three steps, keeps the pair before, and is not begun twice", async () => {
  await using state = await createStateFolder();
  const before = await ensureKeys(state.path);
  const text = await rotateKeys(state.path);
  const after = await ensureKeys(state.path);
  assert(before.publicKey.trim() !== after.publicKey.trim());
  const lines = text.split("\n").filter((line) => !line.startsWith("#"));
  const [both, privateLine, only] = lines.map((line) =>
    Object.values(parseEnv(line))[0]!
  );
  assertEquals(lines.map((line) => line.split("=")[0]), [
    "AI_SERVICE_PUBLIC_KEY",
    "AI_SERVICE_PRIVATE_KEY",
    "AI_SERVICE_PUBLIC_KEY",
  ]);
  const trusted = [before.publicKey, after.publicKey].map((pem) => pem.trim());
  assertEquals(both, trusted.join("\n"));
  assertEquals(privateLine, after.privateKey.trim());
  assertEquals(only, after.publicKey.trim());
  const { privateKey } = keyFiles(state.path);
  const kept = await Deno.readTextFile(`${privateKey}.previous`);
  assertEquals(kept.trim(), before.privateKey.trim());
  await assertRejects(
    () => rotateKeys(state.path, both),
    TypeError,
    "a rotation is under way",
  );
});

Deno.test("the command shows the pair in use, and knows no other word", async () => {
  await using state = await createStateFolder();
  const pair = await ensureKeys(state.path);
  const shown = await run(state.path, "show");
  assertEquals(shown.stdout.trim(), keyEnvironment(pair));
  assertEquals((await run(state.path, "destroy")).code, 1);
  assertEquals(
    keyEnvironment(await ensureKeys(state.path)),
    shown.stdout.trim(),
  );
});

async function run(stateFolder: string, ...words: string[]) {
  const script = new URL("./keys.ts", import.meta.url).pathname;
  const output = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", script, ...words],
    env: { MADOGUCHI_HOME: stateFolder },
  }).output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return {
    code: output.code,
    stdout: decode(output.stdout),
    stderr: decode(output.stderr),
  };
}
