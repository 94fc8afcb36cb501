import { proveStreams } from "./streams.ts";

if (import.meta.main) {
  const whole = { runs: 500, streams: 1_000, active: 100 };
  const { eventsWrong, bytesPerStream } = await proveStreams(whole);
  Deno.exit(eventsWrong === 0 && bytesPerStream <= 49_152 ? 0 : 1);
}
