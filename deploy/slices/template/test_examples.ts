import type { SliceExamples } from "../../../mcp_server/surfaces/test_slices.ts";

export const examples: SliceExamples = {
  creations: [{
    operation: "sample_create",
    table: "samples",
    args: ({ text }) => ({ note: text }),
    owned: (result) => ({ sampleId: result.sample.id }),
  }],
  inputs: () => ({ sample_list: {} }),
};
