import { Caches } from "../deps.ts";

/**
 * What all requests and objects of this isolate share. A service that has an
 * object for each user would else ask the MCP server for its tools as often.
 */
export const caches = new Caches();
