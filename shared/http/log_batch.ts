import { activeSpan } from "../tracing/telemetry.ts";
import type { WriteLine } from "./log.ts";
import { writeOut } from "./write_out.ts";

/**
 * Writes the lines of each millisecond to stdout in one go, because a write is
 * slow. An error line is written at once, together with all waiting lines; those
 * are also written when the process ends. While a span is recorded nothing is
 * held back, because Deno records what is written as a line of that span.
 */
export function batchLines(
  write: (text: string) => void = writeOut,
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
    if (level === "error" || activeSpan()) return flush();
    timer ??= setTimeout(flush, 1);
  };
}
