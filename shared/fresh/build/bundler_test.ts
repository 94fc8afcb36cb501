import { assertEquals } from "@std/assert";

const MODULE = import.meta.resolve("./bundler.ts");
const PROCESSES = 3;

Deno.test("processes that bundle for the first time on a machine, at once, all get their bundle", async () => {
  const folder = await Deno.makeTempDir({ prefix: "fresh-bundler-" });
  try {
    const script = `${folder}/main.ts`;
    await Deno.writeTextFile(
      script,
      `import { bundle } from "${MODULE}";
      const { success } = await bundle({
        entrypoints: [import.meta.filename],
        external: ["${MODULE}"],
        write: false,
      });
      console.log(success);`,
    );
    const outputs = Array.from(
      { length: PROCESSES },
      () =>
        new Deno.Command(Deno.execPath(), {
          args: [
            "run",
            "-A",
            "--no-check",
            "--no-config",
            "--unstable-bundle",
            script,
          ],
          env: { DENO_DIR: `${folder}/cache` },
        }).output(),
    );
    for (const { stdout, stderr } of await Promise.all(outputs)) {
      const decoder = new TextDecoder();
      const said = decoder.decode(stdout).trim();
      assertEquals(said, "true", decoder.decode(stderr));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
