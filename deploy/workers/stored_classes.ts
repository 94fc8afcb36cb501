import * as messages from "@langchain/core/messages";

// What LangChain may read back from a checkpoint, by its modules' names.
Object.assign(globalThis, { storedClasses: { messages } });
