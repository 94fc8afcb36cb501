/** Each bucket ends 8 % above the one before it. */
const GROWTH = Math.log(1.08);
/** The first bucket's end, in milliseconds. */
const FIRST_MS = 0.25;
/** The last bucket ends at about three minutes. */
export const BUCKETS = 176;

/**
 * How many requests took how long, by bucket; buckets behind the last one that
 * counted anything may be missing. Two of them are added bucket by bucket, so
 * that quantiles hold for all instances together.
 */
export type Durations = readonly number[];

/** The bucket of a duration in milliseconds. */
export function bucketOf(milliseconds: number): number {
  if (milliseconds <= FIRST_MS) return 0;
  const bucket = Math.ceil(Math.log(milliseconds / FIRST_MS) / GROWTH);
  return Math.min(bucket, BUCKETS - 1);
}

/** The middle of a bucket, which is at most 4 % from all that it counts. */
function middleOf(bucket: number): number {
  return FIRST_MS * Math.exp(GROWTH * (bucket - 0.5));
}

/**
 * The duration in milliseconds that a share `q` of all did not exceed; null where
 * nothing was counted.
 */
export function quantile(durations: Durations, q: number): number | null {
  const total = durations.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(total * q));
  let seen = 0;
  const bucket = durations.findIndex((count) => (seen += count) >= rank);
  return middleOf(bucket);
}
