/**
 * The key in `_meta` of a tool's error result with the whole error, as in the REST
 * response. The result's text is the same object as JSON.
 */
export const ERROR_META = "madoguchi/error";

/**
 * The key in `_meta` of a tool's error result that is `true` where the server
 * looked for the call's idempotency key, found no result, and then refused the
 * call: nothing has been done under this key. Without it, the refusal of a
 * repeated call does not tell how the earlier one ended.
 */
export const KEY_UNUSED_META = "madoguchi/key-unused";
