import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/** What may be said of a span: ids and numbers of ours, and of a request its method, its route as declared and its status. */
const shownAttributes = new Set([
  ...['http.request.method', 'http.method', 'http.route', 'http.response.status_code', 'http.status_code'],
  ...['next.span_type', 'next.route', 'next.rsc', 'error.type'],
]);

/**
 * Hands on of each span what no reader's address and no token can stand in. Others open spans here, too: Next writes the
 * address asked for into them (`http.target`: a reset link holds its token, a search its words), the address of whatever it
 * fetches, also into a span's name, and the words of errors (https://nextjs.org/docs/app/guides/open-telemetry).
 */
export function showing(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(shown), done),
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush === undefined
      ? {}
      : { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}

/** The span with less to read; everything else of it is read from the span itself. */
function shown(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(
      ([name]) => name.startsWith('masthead.') || shownAttributes.has(name),
    ),
  );
  const said = {
    name: span.name.replace(/\s*\bhttps?:\/\/\S*/g, ''),
    attributes,
    // The kind of error stands in `error.type`; its words may hold an address.
    status: { code: span.status.code },
    events: [],
  };
  const values = Object.entries(said).map(([name, value]) => [name, { value, enumerable: true }] as const);
  return Object.create(span, Object.fromEntries(values)) as ReadableSpan;
}
