import type { Talk } from "./cards.ts";

/** A live view of a conversation that is read until the service ends it. */
export interface LiveView {
  /** Resolves at its end to whether it ended whole, and was not cut off. */
  endedWhole: Promise<boolean>;
}

/** Opens the live view; resolves when its first event is there. */
export async function openLiveView(
  { customer, id }: Talk,
): Promise<LiveView> {
  const response = await customer.follow(id);
  if (!response.ok) throw new Error(`No live view: ${response.status}`);
  const reader = response.body!.getReader();
  await reader.read();
  return { endedWhole: readToEnd(reader) };
}

async function readToEnd(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): Promise<boolean> {
  try {
    while (!(await reader.read()).done);
    return true;
  } catch {
    return false;
  }
}
