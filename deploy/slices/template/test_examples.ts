import type { SliceExamples } from "../../../mcp_server/surfaces/test_slices.ts";

const NOTE = "平日の午後を希望します";
const customer = { name: "鈴木 一郎", phone: "090-1234-5678" };

export const examples: SliceExamples = {
  creations: [{
    operation: "sample_create",
    table: "samples",
    args: ({ text }) => ({ note: text }),
    owned: (result) => ({ sampleId: result.sample.id }),
  }],
  inputs: () => ({ sample_list: {} }),
  previews: () => [
    {
      operation: "sample_create",
      by: "user",
      args: { note: NOTE },
      texts: { note: [NOTE] },
      empty: { note: null },
    },
    {
      operation: "sample_create",
      by: "staff",
      args: { customer, note: NOTE },
      texts: {
        note: [NOTE],
        "customer.name": [customer.name],
        "customer.phone": [customer.phone],
      },
      empty: { note: null },
    },
  ],
  effects: {
    sample_create: ({ sample }) => ({ texts: [sample.note ?? ""] }),
  },
};
