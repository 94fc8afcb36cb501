// LangGraph's conformance suite for savers, on ours. It needs the globals of
// vitest, so checkpointer_test.ts bundles this file and starts vitest on it.
import type { BaseCheckpointSaver } from "@langchain/langgraph-checkpoint";
import {
  deltaChannelHistoryTests,
  validate,
} from "@langchain/langgraph-checkpoint-validation";
import { KvCheckpointer } from "../../ai_service/agent/checkpointer.ts";
import { openDenoKv } from "../../ai_service/store/deno_kv.ts";
import type { Kv } from "../../ai_service/store/kv.ts";

const stores = new Map<BaseCheckpointSaver, Kv>();

const initializer = {
  checkpointerName: "KvCheckpointer",
  async createCheckpointer(): Promise<BaseCheckpointSaver> {
    const now = () => new Date();
    const kv = await openDenoKv({ path: ":memory:", now });
    const randomId = () => crypto.randomUUID();
    const saver = new KvCheckpointer({ kv, userId: "usr_1", randomId });
    // The suite's types know versions that are numbers; its cases take any.
    const checkpointer = saver as unknown as BaseCheckpointSaver;
    stores.set(checkpointer, kv);
    return checkpointer;
  },
  destroyCheckpointer(checkpointer: BaseCheckpointSaver): void {
    stores.get(checkpointer)?.close();
    stores.delete(checkpointer);
  },
};

validate(initializer);
deltaChannelHistoryTests(initializer);
