export { type Metrics, type OpsServer, openOpsServer, type Readiness } from './ops-server.ts';
export { type Answered, makeRequestMetrics, type RequestMetrics } from './request-metrics.ts';
