/** A span as it was exported. */
export interface ExportedSpan {
  /** The `service.name` of its process. */
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
}

/** A local OpenTelemetry collector, for OTLP over HTTP as JSON. */
export interface Collector extends AsyncDisposable {
  url: string;
  spans: ExportedSpan[];
  /** Everything that was sent, as text: spans, log lines and metrics. */
  bodies: string[];
  /** Resolves when `holds` does after something was sent; rejects after 20 s. */
  until(holds: () => boolean): Promise<void>;
}

interface Attribute {
  key: string;
  value: { stringValue?: string };
}

interface TraceExport {
  resourceSpans?: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: Omit<ExportedSpan, "service">[] }[];
  }[];
}

/** Longest wait for spans, in milliseconds. */
const TIMEOUT_MS = 20_000;

/** Starts a collector on a free local port. */
export function serveCollector(): Collector {
  const spans: ExportedSpan[] = [];
  const bodies: string[] = [];
  let arrived = Promise.withResolvers<void>();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const body = await request.text();
      bodies.push(body);
      spans.push(...spansOf(JSON.parse(body)));
      arrived.resolve();
      arrived = Promise.withResolvers();
      return Response.json({});
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    spans,
    bodies,
    async until(holds) {
      const timer = setTimeout(() => {
        const names = spans.map(({ service, name }) => `${service} ${name}`);
        arrived.reject(new Error(`Only these spans came: ${names}`));
      }, TIMEOUT_MS);
      while (!holds()) await arrived.promise;
      clearTimeout(timer);
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function spansOf({ resourceSpans = [] }: TraceExport): ExportedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const name = resource.attributes.find(({ key }) => key === "service.name");
    const service = name?.value.stringValue ?? "";
    const all = scopeSpans.flatMap(({ spans }) => spans);
    return all.map((span) => ({ ...span, service }));
  });
}
