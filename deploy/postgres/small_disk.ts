import { postgresData } from "../local/postgres_data.ts";
import { createStateFolder } from "../local/test_state_folder.ts";

/** A file system of a few megabytes, which the database may write to. */
export interface SmallDisk extends AsyncDisposable {
  path: string;
}

/** Why there can be no such file system here; nothing if there can. */
export async function missing(): Promise<readonly string[]> {
  try {
    await using _disk = await createSmallDisk();
    return [];
  } catch {
    return ["right to mount a file system"];
  }
}

/** Creates one in memory; it is gone on disposal. */
export async function createSmallDisk(): Promise<SmallDisk> {
  const state = await createStateFolder();
  const { folder, account } = await postgresData(state.path);
  await Deno.mkdir(folder);
  try {
    await run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", folder);
  } catch (error) {
    await state[Symbol.asyncDispose]();
    throw error;
  }
  if (account) await Deno.chown(folder, account.uid, account.gid);
  return {
    path: folder,
    async [Symbol.asyncDispose]() {
      await run("umount", folder);
      await state[Symbol.asyncDispose]();
    },
  };
}

async function run(program: string, ...args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(program, { args })
    .output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}
