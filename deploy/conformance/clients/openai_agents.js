import {
  getAllMcpTools,
  MCPServerStreamableHttp,
  RunContext,
} from "@openai/agents";
import { drive } from "./driver.js";

/** Has an input with free keys, which no strict schema can describe. */
const LOOSE = "form_submit";

await drive(async ({ url, token }) => {
  const headers = { authorization: `Bearer ${token}` };
  const server = new MCPServerStreamableHttp({
    url,
    name: "shop",
    requestInit: { headers },
  });
  await server.connect();
  const tools = await getAllMcpTools({
    mcpServers: [server],
    // As OpenAI's models are offered them, if their schemas allow it.
    convertSchemasToStrict: true,
    // Else whatever is thrown, a 403 for one, becomes "An error occurred".
    errorFunction: null,
  });
  return {
    listTools: () => {
      const loose = tools.filter(({ strict }) => !strict);
      if (loose.some(({ name }) => name !== LOOSE)) {
        throw new Error(`Not strict: ${loose.map(({ name }) => name)}`);
      }
      return tools.map(({ name }) => name);
    },
    call: (name, args) => {
      const tool = tools.find((tool) => tool.name === name);
      // Held to a strict schema, a model sends null for what it leaves out.
      const input = Object.fromEntries(
        tool.parameters.required.map((field) => [field, args[field] ?? null]),
      );
      return tool.invoke(new RunContext(), JSON.stringify(input));
    },
    close: () => server.close(),
  };
});
