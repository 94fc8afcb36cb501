import { testKv } from "../kv_contract.ts";
import { TestObjects } from "./test_objects.ts";

testKv("Durable Objects on Deno's SQLite", (now) => {
  const kv = new TestObjects().open(now);
  const close = () => Promise.resolve();
  return Promise.resolve(Object.assign(kv, { [Symbol.asyncDispose]: close }));
});
