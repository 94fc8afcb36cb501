import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { drive } from "./driver.js";

const PACKAGE = "@modelcontextprotocol/inspector/package.json";
const folder = dirname(createRequire(import.meta.url).resolve(PACKAGE));
const program = join(folder, "clients/launcher/build/index.js");

await drive(({ url, token }) => {
  const inspect = (...args) =>
    run([
      ...[program, "--cli", url, "--transport", "http"],
      ...["--header", `Authorization: Bearer ${token}`],
      ...["--format", "json", ...args],
    ]);
  return {
    // `--strict` fails for a schema that some model API would refuse.
    listTools: async () => {
      const { exitCode, stdout, stderr } = await inspect(
        ...["--method", "tools/list", "--strict"],
      );
      if (exitCode !== 0) throw new Error(stderr);
      return JSON.parse(stdout).result.tools.map(({ name }) => name);
    },
    // The output that the user of the command reads, including stderr.
    call: (name, args) =>
      inspect(
        ...["--method", "tools/call", "--tool-name", name],
        ...["--tool-args-json", JSON.stringify(args)],
      ),
    close: () => {},
  };
});

function run(args) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      (error, stdout, stderr) =>
        resolve({ exitCode: error?.code ?? 0, stdout, stderr }),
    );
  });
}
