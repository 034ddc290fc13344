import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface EventPoster {
  /** Posts one body; true for a 2xx within the time. Never throws. */
  post(body: string, headers: Record<string, string>): Promise<boolean>;
  close(): void;
}

/** Kept-alive connections to the one webhook address. */
export function makeEventPoster(url: URL, connections: number, timeoutMs: number): EventPoster {
  const secure = url.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: connections };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const request = secure ? httpsRequest : httpRequest;
  return {
    post: (body, headers) =>
      new Promise((resolve) => {
        const bytes = Buffer.from(body);
        const call = request(url, {
          method: 'POST',
          agent,
          timeout: timeoutMs,
          headers: {
            'content-type': 'application/json',
            'content-length': bytes.length,
            'user-agent': 'Svix-Webhooks/sandbox',
            ...headers,
          },
        });
        call.on('response', (response) => {
          const status = response.statusCode ?? 0;
          response.on('error', () => resolve(false));
          response.on('end', () => resolve(status >= 200 && status < 300));
          response.resume();
        });
        call.on('timeout', () => call.destroy());
        call.on('error', () => resolve(false));
        call.on('close', () => resolve(false));
        call.end(bytes);
      }),
    close: () => agent.destroy(),
  };
}
