/** Encodes a value as a parameter of a statement. */
export function prepareValue(value: unknown): unknown;
