export { type Metrics, type OpsServer, openOpsServer, type Readiness } from './ops-server.ts';
export {
  type Answered,
  makePoolMetrics,
  makeRequestMetrics,
  type RequestMetrics,
} from './request-metrics.ts';
export { type Attributes, noTracing, type OpenSpan, openTracing, type Tracing } from './tracing.ts';
