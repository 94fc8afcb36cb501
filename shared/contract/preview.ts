/** The key in `_meta` of a write tool with the REST path of its preview. */
export const PREVIEW_META = "madoguchi/preview";

/**
 * The arguments of a write that hold what the person approved, each named by the
 * field of the preview that it comes from: the total in minor units, and the
 * version of the record that is changed. The write is refused if it is another by
 * then.
 */
export const EXPECTED = {
  totalMinor: "expectedTotalMinor",
  version: "expectedVersion",
} as const;
