import { ConnectionLostError } from "./database_error.ts";

/**
 * Waits for work with the database, and not longer than that. A connection that
 * hangs is noticed much later; until then the work goes on, and what comes of it
 * is dropped, so that it must change nothing.
 *
 * @throws {ConnectionLostError} If it takes longer.
 */
export async function answerInTime<T>(
  work: Promise<T>,
  milliseconds: number,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const sentence = `The database did not answer within ${milliseconds} ms`;
    late.reject(new ConnectionLostError(undefined, sentence));
  }, milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
