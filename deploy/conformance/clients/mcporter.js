import { createCallResult, createRuntime } from "mcporter";
import { drive } from "./driver.js";

await drive(async ({ url, token }) => {
  const headers = { authorization: `Bearer ${token}` };
  const runtime = await createRuntime({
    servers: [{
      name: "shop",
      command: { kind: "http", url: new URL(url), headers },
    }],
  });
  return {
    listTools: async () =>
      (await runtime.listTools("shop")).map(({ name }) => name),
    call: async (name, args) => {
      const result = await runtime.callTool("shop", name, { args });
      return createCallResult(result).text();
    },
    close: () => runtime.close(),
  };
});
