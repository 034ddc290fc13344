import { makeRequestMetrics, type RequestMetrics } from '@masthead/ops';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export interface AdminMetrics extends RequestMetrics {
  readonly registry: Registry;
  /** Of the disk where media are kept. */
  disk(space: { readonly freeBytes: number; readonly totalBytes: number }): void;
}

/** Metrics of the admin's process: its requests, its pool, the disk for uploads. */
export function makeAdminMetrics(): AdminMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const free = gauge('masthead_media_disk_free_bytes', 'Room left where media are kept');
  const size = gauge('masthead_media_disk_size_bytes', 'Size of the disk where media are kept');
  return {
    ...makeRequestMetrics(registry),
    registry,
    disk({ freeBytes, totalBytes }) {
      free.set(freeBytes);
      size.set(totalBytes);
    },
  };
}
