/** The key in `_meta` of a write tool with the REST path of its preview. */
export const PREVIEW_META = "madoguchi/preview";

/**
 * The argument of a write with the total that the person approved, in minor
 * units: the `totalMinor` of the preview.
 */
export const EXPECTED_TOTAL = "expectedTotalMinor";
