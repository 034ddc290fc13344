import type { IncomingMessage } from 'node:http';
import { ApiError } from '../api/errors.ts';

/** A batch of 100 with long HTML is some 10 MB; the provider's own bound is 40. */
const MAX_BYTES = 40 << 20;

/** The whole body. Throws `validation_error` (413) when it is too long, or the socket's error. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) {
        reject(new ApiError('validation_error', 'The request body is too large.', { status: 413 }));
        request.removeAllListeners('data');
        request.resume();
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('the caller went away'));
    });
  });
}
