/**
 * The key in `_meta` of a tool's error result with the whole error, as in the REST
 * response. The result's text is the same object as JSON.
 */
export const ERROR_META = "madoguchi/error";
