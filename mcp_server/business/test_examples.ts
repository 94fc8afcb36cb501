import type { SliceExamples } from "../surfaces/test_slices.ts";

export const examples: SliceExamples = {
  inputs: () => ({ business_info: {} }),
};
