/**
 * Whether a line with the day stands above the message: where its day in the
 * business's time zone is another than that of the message before it.
 */
export function beginsDay(
  messages: readonly { createdAt: string }[],
  at: number,
  dayOf: (iso: string) => string,
): boolean {
  const before = messages[at - 1];
  return before === undefined ||
    dayOf(before.createdAt) !== dayOf(messages[at]!.createdAt);
}
