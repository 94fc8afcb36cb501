/**
 * `--paper` of tokens.css, for `<meta name="theme-color">`, which takes no CSS
 * variable. A test holds the two together.
 */
export const THEME_COLOR = { light: "#faf6ee", dark: "#16181c" } as const;
