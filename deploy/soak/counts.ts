/** How often each thing happens in a run of the soak. */
export interface Counts {
  name: string;
  /** Kills with SIGKILL. */
  aiService: number;
  mcpServer: number;
  postgres: number;
  /** Both services at once, in either order of return. */
  both: number;
  /** Stops of the AI service with SIGTERM. */
  shutdown: number;
  /** Answers of the MCP server that are held back. */
  heldAnswers: number;
  /** Crashes while runs are answering. */
  spinnerCrashes: number;
}

export const WHOLE_COUNTS: Counts = {
  name: "whole count",
  aiService: 200,
  mcpServer: 50,
  postgres: 30,
  both: 30,
  shutdown: 20,
  heldAnswers: 20,
  spinnerCrashes: 10,
};

export const SMALL_COUNTS: Counts = {
  name: "small count",
  aiService: 6,
  mcpServer: 3,
  postgres: 2,
  both: 2,
  shutdown: 2,
  heldAnswers: 1,
  spinnerCrashes: 1,
};

/** To choose some counts only. */
export const NO_COUNTS: Counts = {
  name: "chosen counts",
  aiService: 0,
  mcpServer: 0,
  postgres: 0,
  both: 0,
  shutdown: 0,
  heldAnswers: 0,
  spinnerCrashes: 0,
};
