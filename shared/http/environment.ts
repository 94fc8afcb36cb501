import * as z from "zod";

/** Environment variables by name. */
export type Variables = Record<string, string | undefined>;

/** A variable that must be set and not empty. */
export const required = z.string().trim().min(1);

/** An optional variable; an empty one counts as not set. */
export const optional = z.string().trim().optional()
  .transform((value) => value || undefined);

/** Adds what `problemOf` finds in a variable that is set. */
export function refuse(problemOf: (value: string) => string | undefined) {
  return (value: string | undefined, context: z.RefinementCtx) => {
    const message = value && problemOf(value);
    if (message) context.addIssue({ code: "custom", message });
  };
}

/** An optional variable that is sent in a header, such as a key. */
export const optionalHeaderText = optional.superRefine(refuse(headerProblem));

/** A variable that is sent in a header: visible ASCII (RFC 9110 section 5.5). */
export const headerText = required.superRefine(refuse(headerProblem));

/** Also of characters that nobody sees where they were pasted. */
function headerProblem(value: string): string | undefined {
  const index = value.search(/[^\x21-\x7e]/);
  if (index < 0) return undefined;
  return `contains a character that cannot be sent (position ${index + 1})`;
}

/** The token of `/metrics`; without one there is no such page. */
export const metricsToken = optionalHeaderText.refine(
  (value) => value === undefined || value.length >= 16,
  "must have at least 16 characters",
);

/** A PEM; some platforms allow only one line and write line ends as \n. */
export const pemText = required
  .transform((value) => value.replaceAll("\\n", "\n"));

/**
 * The error for an invalid environment. Its message names all variables that
 * are missing or malformed, and contains no value.
 *
 * @param problems Further problems to add to the message.
 */
export function environmentError(
  error: z.ZodError | undefined,
  variables: Variables,
  problems: readonly string[] = [],
): TypeError {
  const wrong = new Map<string, string>();
  for (const { path: [name], message } of error?.issues ?? []) {
    if (!wrong.has(String(name))) wrong.set(String(name), message);
  }
  const missing = [...wrong.keys()].filter((name) => !variables[name]?.trim());
  const malformed = [...wrong].filter(([name]) => !missing.includes(name));
  const parts = [
    ...missing.length > 0 ? [`${missing.join(", ")} not set`] : [],
    ...malformed.map(([name, message]) => `${name} ${message}`),
    ...problems,
  ];
  return new TypeError(`Cannot read the environment: ${parts.join("; ")}`);
}
