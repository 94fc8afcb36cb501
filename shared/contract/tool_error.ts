/**
 * Where the result of a refused tool call carries the whole error in its
 * `_meta`, as REST answers it; the same object as JSON is the result's text.
 */
export const ERROR_META = "madoguchi/error";
