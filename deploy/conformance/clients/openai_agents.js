import {
  getAllMcpTools,
  MCPServerStreamableHttp,
  RunContext,
} from "@openai/agents";
import { drive } from "./driver.js";

/** The only tool that cannot have a strict schema: its input has free keys. */
const NOT_STRICT = "form_submit";

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
    // The form in which OpenAI's models get tools, if the schemas allow it.
    convertSchemasToStrict: true,
    // Otherwise the SDK replaces every error by "An error occurred".
    errorFunction: null,
  });
  return {
    listTools: () => {
      const notStrict = tools.filter(({ strict }) => !strict);
      if (notStrict.some(({ name }) => name !== NOT_STRICT)) {
        throw new Error(`Not strict: ${notStrict.map(({ name }) => name)}`);
      }
      return tools.map(({ name }) => name);
    },
    call: (name, args) => {
      const tool = tools.find((tool) => tool.name === name);
      // With a strict schema, a model sends null for omitted fields.
      const input = Object.fromEntries(
        tool.parameters.required.map((field) => [field, args[field] ?? null]),
      );
      return tool.invoke(new RunContext(), JSON.stringify(input));
    },
    close: () => server.close(),
  };
});
