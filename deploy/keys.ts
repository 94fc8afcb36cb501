import { exportPKCS8, exportSPKI, generateKeyPair } from "jose";
import { createPublicKey } from "node:crypto";
import { join } from "node:path";
import { stateFolderProblem } from "./state_folder.ts";

/** The AI service's RSA key pair in PEM: PKCS#8 and SPKI. */
export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

/** The key pair's files in a state folder. */
export function keyFiles(stateFolder: string) {
  const folder = join(stateFolder, "keys");
  return {
    folder,
    privateKey: join(folder, "ai_service.private.pem"),
    publicKey: join(folder, "ai_service.public.pem"),
  };
}

/**
 * The key pair of `privateKey` or, without it, the state folder's, which is
 * created at the first call. A public key that is missing or does not fit is
 * replaced.
 *
 * @throws {TypeError} If the private key is damaged; says where it is from.
 */
export async function ensureKeys(
  stateFolder: string,
  privateKey?: string,
): Promise<KeyPair> {
  if (privateKey) return pairOf(privateKey, "AI_SERVICE_PRIVATE_KEY");
  const files = keyFiles(stateFolder);
  try {
    const pem = await Deno.readTextFile(files.privateKey);
    const pair = pairOf(pem, files.privateKey);
    await write(files.publicKey, pair.publicKey, true);
    return pair;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return await createKeys(stateFolder);
  }
}

/** Line ends of `privateKey` may be written as `\n`. */
function pairOf(privateKey: string, source: string): KeyPair {
  try {
    const key = createPublicKey(privateKey.replaceAll("\\n", "\n"));
    const publicKey = String(key.export({ type: "spki", format: "pem" }));
    return { privateKey, publicKey };
  } catch {
    throw new TypeError(
      `Cannot read ${source}: it is damaged, or no private key in PEM form; ` +
        "put it back, or remove it to get a new one",
    );
  }
}

/**
 * Creates a new RSA 2048 key pair, readable by this user only.
 *
 * @throws {Deno.errors.AlreadyExists} if there is one and `force` is not set
 */
export async function createKeys(
  stateFolder: string,
  { force = false } = {},
): Promise<KeyPair> {
  const files = keyFiles(stateFolder);
  const { privateKey, publicKey } = await generateKeyPair("RS256", {
    extractable: true,
  });
  const pair = {
    privateKey: await exportPKCS8(privateKey),
    publicKey: await exportSPKI(publicKey),
  };
  await Deno.mkdir(files.folder, { recursive: true, mode: 0o700 });
  await write(files.privateKey, pair.privateKey, force);
  // Always overwritten: an old public key would not match the new private key.
  await write(files.publicKey, pair.publicKey, true);
  return pair;
}

async function write(path: string, pem: string, overwrite: boolean) {
  const options = { mode: 0o600, createNew: !overwrite };
  await Deno.writeTextFile(path, `${pem.trim()}\n`, options);
  await Deno.chmod(path, 0o600);
}

/** The key pair as lines of an environment file; line ends are `\n`. */
export function keyEnvironment({ privateKey, publicKey }: KeyPair): string {
  return `${privateLine(privateKey)}\n${publicLine(publicKey)}`;
}

function privateLine(pem: string): string {
  return `AI_SERVICE_PRIVATE_KEY="${oneLine(pem)}"`;
}

function publicLine(...pems: string[]): string {
  return `AI_SERVICE_PUBLIC_KEY="${pems.map(oneLine).join("\\n")}"`;
}

function oneLine(pem: string): string {
  return pem.trim().replaceAll("\n", "\\n");
}

/**
 * Makes a new pair in the state folder, beside which the pair before is kept as
 * `….pem.previous`. Resolves to the steps of the rotation, each with its lines.
 *
 * @param publicKeys `AI_SERVICE_PUBLIC_KEY` as the MCP server has it; without it,
 * the state folder's.
 * @throws {TypeError} If the MCP server trusts two keys already.
 */
export async function rotateKeys(
  stateFolder: string,
  publicKeys?: string,
): Promise<string> {
  const files = keyFiles(stateFolder);
  const before = publicKeys?.replaceAll("\\n", "\n") ??
    (await ensureKeys(stateFolder)).publicKey;
  if ((before.match(/-----BEGIN/g) ?? []).length !== 1) {
    throw new TypeError(
      "Cannot rotate: AI_SERVICE_PUBLIC_KEY must hold the one key in use; " +
        "with two, a rotation is under way: end it with the last of its steps",
    );
  }
  for (const path of [files.privateKey, files.publicKey]) {
    await Deno.rename(path, `${path}.previous`).catch(ignoreMissing);
  }
  const { privateKey, publicKey } = await createKeys(stateFolder);
  return [
    "# 1. The MCP server trusts both keys. Set this, run `deno task migrate`,",
    "#    and wait ten seconds; nothing has to restart.",
    publicLine(before, publicKey),
    "# 2. The AI service signs with the new key. Set this, and restart it.",
    privateLine(privateKey),
    "# 3. Ten minutes after the last old instance of the AI service ended, no",
    "#    token of the old key is left. Set this, run `deno task migrate`.",
    publicLine(publicKey),
  ].join("\n");
}

function ignoreMissing(error: unknown) {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

/** `show` prints the pair in use, `rotate` replaces it, no word makes one. */
async function main(args: string[]): Promise<number> {
  const stateFolder = Deno.env.get("MADOGUCHI_HOME") || ".local";
  try {
    console.log(await run(args, stateFolder));
    return 0;
  } catch (error) {
    const sentence = error instanceof Deno.errors.AlreadyExists
      ? exists(stateFolder)
      : error instanceof TypeError
      ? error.message
      : stateFolderProblem(stateFolder);
    if (!sentence) throw error;
    console.error(sentence);
    return 1;
  }
}

async function run([word]: string[], stateFolder: string): Promise<string> {
  switch (word) {
    case "show": {
      const privateKey = Deno.env.get("AI_SERVICE_PRIVATE_KEY") || undefined;
      return keyEnvironment(await ensureKeys(stateFolder, privateKey));
    }
    case "rotate": {
      const publicKeys = Deno.env.get("AI_SERVICE_PUBLIC_KEY") || undefined;
      return await rotateKeys(stateFolder, publicKeys);
    }
    case undefined:
    case "--force": {
      const force = word === "--force";
      return keyEnvironment(await createKeys(stateFolder, { force }));
    }
    default:
      throw new TypeError(`Cannot ${word} keys: say show, rotate or nothing`);
  }
}

function exists(stateFolder: string): string {
  return `Cannot write ${keyFiles(stateFolder).privateKey}: it exists ` +
    "already. `deno task keys show` prints it, `deno task keys rotate` makes " +
    "another one in three steps, and --force replaces it at once.";
}

if (import.meta.main) Deno.exit(await main(Deno.args));
