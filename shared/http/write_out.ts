/**
 * Writes to stdout. What cannot be written is lost, because a service does not
 * stop for its log: the disk that the log goes to may be full, or its reader gone.
 */
export function writeOut(text: string): void {
  try {
    console.log(text);
  } catch {
    // There is no place where it could be told.
  }
}
