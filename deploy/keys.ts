import { exportPKCS8, exportSPKI, generateKeyPair } from "jose";
import { createPublicKey } from "node:crypto";
import { join } from "node:path";

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
  const oneLine = (pem: string) => pem.trim().replaceAll("\n", "\\n");
  return [
    `AI_SERVICE_PRIVATE_KEY="${oneLine(privateKey)}"`,
    `AI_SERVICE_PUBLIC_KEY="${oneLine(publicKey)}"`,
  ].join("\n");
}

async function main(args: string[]): Promise<number> {
  const stateFolder = Deno.env.get("MADOGUCHI_HOME") || ".local";
  const force = args.includes("--force");
  try {
    console.log(keyEnvironment(await createKeys(stateFolder, { force })));
    return 0;
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    const { privateKey } = keyFiles(stateFolder);
    console.error(
      `Cannot write ${privateKey}: it exists already. Pass --force to replace it.`,
    );
    return 1;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
