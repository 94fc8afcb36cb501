import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readAllMigrations } from "../../mcp_server/migrations.ts";
import { type NewSlice, readArguments, SliceError } from "./arguments.ts";
import { plural, rename, type SliceNames } from "./slice_names.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const SERVER = join(PROJECT, "mcp_server");
const TEMPLATE = fileURLToPath(new URL("./template/", import.meta.url));

/** Creates `mcp_server/<noun>/` and lists it. Resolves to the files written. */
async function createSlice(
  { names, read, write }: NewSlice,
): Promise<string[]> {
  const migrations = await readAllMigrations();
  await refuseTaken(names.snake, migrations.map(({ text }) => text));
  const last = migrations.at(-1)!.name.slice(0, 4);
  const number = String(Number(last) + 1).padStart(4, "0");
  const folder = join(SERVER, names.snake);
  const written: string[] = [];
  for (const file of await templateFiles()) {
    const text = await Deno.readTextFile(join(TEMPLATE, file));
    const scoped = text.replace(
      /booking:(read|create)/g,
      (_, verb) => verb === "read" ? read : write,
    );
    const name = file.replace("0000_sample", `${number}_${names.snake}`);
    const target = join(folder, name);
    await Deno.mkdir(join(target, ".."), { recursive: true });
    await Deno.writeTextFile(target, rename(scoped, names));
    written.push(target);
  }
  await listSlice(names);
  await format(folder);
  return written;
}

async function templateFiles(folder = ""): Promise<string[]> {
  const files: string[] = [];
  for await (const entry of Deno.readDir(join(TEMPLATE, folder))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory) files.push(...await templateFiles(path));
    else files.push(path);
  }
  return files.sort();
}

/** @throws {SliceError} if a folder or a table of that name exists */
async function refuseTaken(noun: string, migrations: readonly string[]) {
  const exists = await Deno.stat(join(SERVER, noun))
    .then(() => true, () => false);
  if (exists) {
    throw new SliceError(
      `Cannot create a slice "${noun}": mcp_server/${noun} already exists.`,
    );
  }
  const table = plural(noun);
  const creates = new RegExp(`create table (if not exists )?${table}\\b`);
  if (migrations.some((text) => creates.test(text))) {
    throw new SliceError(
      `Cannot create a slice "${noun}": a table "${table}" already exists.`,
    );
  }
}

/** Adds the line of the slice to `operations.ts`, in alphabetical order. */
async function listSlice({ snake, camel }: SliceNames) {
  const file = join(SERVER, "operations.ts");
  const lines = (await Deno.readTextFile(file)).split("\n");
  const line = `export { ${camel}Slice } from "./${snake}/slice.ts";`;
  const next = lines.findIndex((other) =>
    other === "" || other.startsWith("export") && other > line
  );
  await Deno.writeTextFile(file, lines.toSpliced(next, 0, line).join("\n"));
}

/** Formats the files again, since longer names make longer lines. */
async function format(folder: string) {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", folder],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

if (import.meta.main) {
  try {
    const slice = readArguments(Deno.args);
    const files = await createSlice(slice);
    console.log(files.map((file) => relative(PROJECT, file)).join("\n"));
    console.log(
      `Added to mcp_server/operations.ts. Next: write its texts, fields and rules.`,
    );
  } catch (error) {
    if (!(error instanceof SliceError)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
