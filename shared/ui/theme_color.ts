/**
 * `--paper` of tokens.css, for `<meta name="theme-color">`, which accepts no CSS
 * variables. A test compares the two.
 */
export const THEME_COLOR = { light: "#faf6ee", dark: "#16181c" } as const;
