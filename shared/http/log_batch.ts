import type { WriteLine } from "./log.ts";

/**
 * Writes to stdout what comes within a millisecond in one go, for a write takes
 * longer than all that a line is about. Errors take what waits along at once,
 * and so does the end of the process.
 */
export function batchLines(
  write: (text: string) => void = (text) => console.log(text),
): WriteLine {
  let lines: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length === 0) return;
    const text = lines.join("\n");
    lines = [];
    write(text);
  };
  globalThis.addEventListener("unload", flush);
  return (line, level) => {
    lines.push(line);
    if (level === "error") return flush();
    timer ??= setTimeout(flush, 1);
  };
}
