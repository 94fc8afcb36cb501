import { createInterface } from "node:readline";

/**
 * Drives one client over stdio, with one JSON value per line. It reads
 * `{url, token}` and then any number of `{name, args}`. It writes the names of the
 * tools, which are listed before any call, and then the result of each call.
 *
 * @param connect Resolves to the client with `listTools()` (the tools' names),
 * `call(name, args)` (the result as its caller gets it) and `close()`.
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

/** All properties of an error except its stack. */
function describe(error) {
  if (!(error instanceof Error)) return error;
  const { stack: _, ...own } = Object.fromEntries(
    Object.getOwnPropertyNames(error).map((name) => [name, error[name]]),
  );
  return { ...own, ...("cause" in own && { cause: describe(own.cause) }) };
}
