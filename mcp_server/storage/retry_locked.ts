import { sqlState } from "./database_error.ts";

/** SQLSTATEs of a deadlock, and of a lock that did not come in time. */
const LOCKED = ["40P01", "55P03"];

/**
 * Runs a transaction once more if others' locks ended it; it was rolled back
 * whole, so nothing of it is there twice.
 */
export async function retryLocked<Result>(
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!LOCKED.includes(sqlState(error) ?? "")) throw error;
    return await run();
  }
}
