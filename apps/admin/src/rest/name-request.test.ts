import { expect, it } from '@jest/globals';
import { createLogger } from '@masthead/config';
import { nameRequest } from './name-request.ts';

it('what is logged while a request is answered carries its id, a failed answer tells it, and a proxy may give it', async () => {
  const lines: string[] = [];
  const log = createLogger({
    name: 'admin',
    level: 'info',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const answered = async (status: number, headers: Record<string, string> = {}) => {
    const handler = nameRequest(async () => {
      await Promise.resolve();
      log.info('at work');
      return Response.json({}, { status });
    });
    const answer = await handler(new Request('http://desk.test/api/issues', { headers }), {});
    const { requestId } = JSON.parse(lines.at(-1) ?? '{}') as { requestId?: string };
    return { logged: requestId, told: answer.headers.get('x-request-id') };
  };
  const fine = await answered(200);
  expect(fine).toEqual({ logged: expect.stringMatching(/^[0-9a-f-]{36}$/), told: null });
  const failed = await answered(500);
  expect(failed.logged).not.toBe(fine.logged);
  expect(failed.told).toBe(failed.logged);
  expect((await answered(503, { 'x-request-id': 'proxy-0815' })).logged).toBe('proxy-0815');
  expect((await answered(200, { 'x-request-id': 'not fit' })).logged).toMatch(/^[0-9a-f-]{36}$/);
  log.info('afterwards');
  expect(lines.at(-1)).not.toContain('requestId');
});
