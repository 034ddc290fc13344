import { showing } from './shown-spans.ts';

export type Attributes = Readonly<Record<string, string | number>>;

/** Spans of one process. Attributes are ids and numbers: no address, no token. */
export interface Tracing {
  /** Runs something inside a span; what runs inside opens its spans below it. A failure marks the span and goes on. */
  span<T>(name: string, attributes: Attributes, run: (open: OpenSpan) => Promise<T>): Promise<T>;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export interface OpenSpan {
  rename(name: string): void;
  set(attributes: Attributes): void;
}

const openSpan: OpenSpan = { rename: () => undefined, set: () => undefined };

/** Nobody asked for traces: nothing is loaded and nothing is counted. */
export const noTracing: Tracing = {
  span: (_name, _attributes, run) => run(openSpan),
  stop: async () => undefined,
};

/**
 * Traces by OpenTelemetry's own SDK to a collector that takes OTLP over HTTP; `noTracing` where no endpoint is set.
 * @param endpoint without `/v1/traces`, as OTEL_EXPORTER_OTLP_ENDPOINT has it
 *   (https://opentelemetry.io/docs/specs/otel/protocol/exporter/)
 */
export async function openTracing(options: {
  readonly endpoint: string | undefined;
  /** `masthead-site`, `masthead-worker`, `masthead-admin`. */
  readonly service: string;
  readonly version: string;
}): Promise<Tracing> {
  const { endpoint, service, version } = options;
  if (endpoint === undefined) return noTracing;
  // Named here and not above: a bundle then loads them only when somebody asked for traces.
  const [{ SpanStatusCode, trace }, { BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ]);
  const provider = new NodeTracerProvider({
    resource: namedResource({ 'service.name': service, 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor(showing(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }))),
    ],
  });
  provider.register();
  const tracer = trace.getTracer('masthead', version);
  return {
    span: (name, attributes, run) =>
      tracer.startActiveSpan(name, { attributes: { ...attributes } }, async (span) => {
        try {
          return await run({
            rename: (next) => void span.updateName(next),
            set: (more) => void span.setAttributes({ ...more }),
          });
        } catch (error) {
          // The kind of error alone: its words may hold an address.
          span.setAttribute('error.type', error instanceof Error ? error.name : 'failed');
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
    stop: () => provider.shutdown(),
  };
}

/**
 * The SDK's own maker of resources lies in a package of which other tools here keep an older version at hand: from a
 * bundle that one would be found. This is its shape (the specification's "Resource"), with nothing to wait for.
 */
function namedResource(attributes: Attributes) {
  const resource = {
    attributes,
    asyncAttributesPending: false,
    getRawAttributes: (): [string, string | number][] => Object.entries(attributes),
    merge: () => resource,
  };
  return resource;
}
