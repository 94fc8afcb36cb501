/** Runs Deno in a folder; resolves to what it says. */
export async function run(
  folder: string,
  args: string[],
): Promise<{ success: boolean; text: string }> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: folder,
    env: { NO_COLOR: "1" },
  }).output();
  return { success, text: new TextDecoder().decode(stderr).trim() };
}
