// For tests only: a Worker that runs LangGraph's suite for savers on ours, over
// the store on Durable Objects.
import "./vitest_globals.ts";
import "../../../ai_service/agent/async_context.ts";
import type { BaseCheckpointSaver } from "@langchain/langgraph-checkpoint";
import {
  deltaChannelHistoryTests,
  validate,
} from "@langchain/langgraph-checkpoint-validation";
import { startTests, type Task, type VitestRunner } from "@vitest/runner";
import { KvCheckpointer } from "../../../ai_service/agent/checkpointer.ts";
import type { PartitionBindings } from "../../../ai_service/workers/partition_host.ts";
import { openScopedKv, ScopedPartition } from "./scoped_store.ts";

export { ScopedPartition };

/** The result of one case. */
export interface CaseResult {
  name: string;
  state: string;
  errors: string[];
}

export default {
  async fetch(
    _request: Request,
    { PARTITIONS: objects }: PartitionBindings,
  ): Promise<Response> {
    const files = await startTests(["suite"], createRunner(objects));
    return Response.json(files.flatMap((file) => results(file)));
  },
};

function createRunner(
  objects: PartitionBindings["PARTITIONS"],
): VitestRunner {
  const initializer = {
    checkpointerName: "KvCheckpointer",
    createCheckpointer(): Promise<BaseCheckpointSaver> {
      const randomId = () => crypto.randomUUID();
      const kv = openScopedKv(objects, randomId(), () => new Date());
      const saver = new KvCheckpointer({ kv, userId: "usr_1", randomId });
      // The suite's types know versions that are numbers; its cases take any.
      return Promise.resolve(saver as unknown as BaseCheckpointSaver);
    },
  };
  return {
    config: CONFIG,
    importFile() {
      validate(initializer);
      deltaChannelHistoryTests(initializer);
    },
  };
}

const CONFIG: VitestRunner["config"] = {
  root: "/",
  setupFiles: [],
  name: undefined,
  passWithNoTests: false,
  testNamePattern: undefined,
  allowOnly: true,
  sequence: { seed: 0, hooks: "stack", setupFiles: "list" },
  chaiConfig: undefined,
  maxConcurrency: 5,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  retry: 0,
  includeTaskLocation: undefined,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
};

function results(task: Task): CaseResult[] {
  if (task.type === "suite") return task.tasks.flatMap(results);
  const { fullTestName: name, result, mode } = task;
  const errors = (result?.errors ?? []).map(({ message }) => message);
  return [{ name, state: result?.state ?? mode, errors }];
}
