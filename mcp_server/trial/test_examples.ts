import type { SliceExamples } from "../surfaces/test_slices.ts";

/** Nothing here is done with a token. */
export const examples: SliceExamples = {};
