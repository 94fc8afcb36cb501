/**
 * Key in the `_meta` of a write tool of `tools/list`: the path at which
 * its preview is asked for by REST.
 */
export const PREVIEW_META = "madoguchi/preview";

/**
 * The argument of a write that carries the total that a person approved, in
 * minor units: the `totalMinor` of the preview that they were shown.
 */
export const EXPECTED_TOTAL = "expectedTotalMinor";
