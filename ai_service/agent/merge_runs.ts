/**
 * The messages with those of one speaker in a row made one, as after a turn that
 * failed: some servers and many chat templates want speakers to alternate.
 *
 * @param join Joins the contents; undefined where they must stay apart.
 */
export function mergeRuns<Message extends { role: string }>(
  messages: readonly Message[],
  join: (first: Message, second: Message) => Message | undefined,
): Message[] {
  const merged: Message[] = [];
  for (const message of messages) {
    const last = merged.at(-1);
    const both = last?.role === message.role ? join(last, message) : undefined;
    if (both) merged.splice(-1, 1, both);
    else merged.push(message);
  }
  return merged;
}
