// On Workers, LangGraph's bundle leaves this to its user; without it, pausing
// a graph fails. It must run before anything imports the agent.
import { AsyncLocalStorage } from "node:async_hooks";
import { AsyncLocalStorageProviderSingleton } from "@langchain/core/singletons";

AsyncLocalStorageProviderSingleton.initializeGlobalInstance(
  new AsyncLocalStorage(),
);
