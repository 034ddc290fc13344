import type { Desk } from '../desk.ts';
import { ApiError } from './errors.ts';

export interface ApiCall {
  readonly desk: Desk;
  readonly query: URLSearchParams;
  /** What stood for `:id` in the path, decoded; empty when the path has none. */
  readonly id: string;
  readonly body: Buffer;
  readonly mangle: boolean;
}

export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/templates/:id/publish` */
  readonly path: string;
  /** Returns what is sent as JSON, 200 unless `status` says otherwise. */
  readonly run: (call: ApiCall) => Promise<unknown> | unknown;
  readonly status?: number;
}

/** The route for a request and the id in its path. Throws `not_found` or `method_not_allowed`. */
export function findRoute(
  routes: readonly ApiRoute[],
  method: string,
  path: string,
): { route: ApiRoute; id: string } {
  const there: { route: ApiRoute; id: string }[] = [];
  for (const route of routes) {
    const id = matchPath(route.path, path);
    if (id !== null) there.push({ route, id });
  }
  const found = there.find(({ route }) => route.method === method);
  if (found !== undefined) return found;
  throw there.length > 0
    ? new ApiError('method_not_allowed', 'This endpoint does not support the specified HTTP method.')
    : new ApiError('not_found', 'The requested endpoint does not exist.');
}

function matchPath(pattern: string, path: string): string | null {
  const hole = pattern.indexOf(':id');
  if (hole < 0) return pattern === path ? '' : null;
  const front = pattern.slice(0, hole);
  const back = pattern.slice(hole + 3);
  if (!path.startsWith(front) || !path.endsWith(back) || path.length <= front.length + back.length)
    return null;
  const id = path.slice(front.length, path.length - back.length);
  if (id.includes('/')) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}
