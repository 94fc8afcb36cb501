/**
 * The connection of a request, as `Deno.serve` describes it. Written out, so
 * that the sites can be checked without Deno's types.
 */
export interface ConnectionInfo {
  readonly remoteAddr: {
    transport: "tcp" | "udp";
    hostname: string;
    port: number;
  };
  /** Resolves when the answer was sent. */
  readonly completed: Promise<void>;
}
