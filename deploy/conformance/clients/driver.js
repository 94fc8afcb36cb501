import { createInterface } from "node:readline";

/**
 * Drives one client over stdio, a JSON value a line: in comes `{url, token}` and
 * then any number of `{name, args}`; out go the names of the tools, listed
 * before any call as clients do, and what each call showed to its caller.
 *
 * @param connect Resolves to the client: `listTools()` its tools' names,
 * `call(name, args)` what it returns to its caller, `close()` its end.
 */
export async function drive(connect) {
  const lines = createInterface({ input: process.stdin })
    [Symbol.asyncIterator]();
  const client = await connect(JSON.parse((await lines.next()).value));
  print(await client.listTools());
  for await (const line of lines) {
    const { name, args } = JSON.parse(line);
    print(await show(() => client.call(name, args)));
  }
  await client.close();
}

function print(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

async function show(call) {
  try {
    return { returned: await call() };
  } catch (error) {
    return { thrown: describe(error) };
  }
}

/** All of an error that its catcher can read, but for where it was thrown. */
function describe(error) {
  if (!(error instanceof Error)) return error;
  const { stack: _, ...own } = Object.fromEntries(
    Object.getOwnPropertyNames(error).map((name) => [name, error[name]]),
  );
  return { ...own, ...("cause" in own && { cause: describe(own.cause) }) };
}
