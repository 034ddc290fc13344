import { createLogger, redactText } from './index.ts';

function capture(format: 'json' | 'pretty' = 'json') {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, log: createLogger({ name: 'site', level: 'debug', format, destination }) };
}

describe('the logger', () => {
  it('lets no address out, wherever it stands', () => {
    const { log, lines } = capture();
    log.info({ email: 'ada@example.org' }, 'by key');
    log.info({ subscriber: { deep: { to: ['ada@example.org'] } } }, 'by nested key');
    log.info(
      { note: 'asked by Ada <ada@example.org>\nand ada+x@sub.example.org' },
      'mail to ada@example.org',
    );
    log.error(new Error('duplicate key: { address: "ada@example.org" }'));
    log.info({ url: '/confirm?address=ada%40example.org' });
    log.info({ error: { cause: new Error('ådå@exämple.org') } });
    expect(lines).toHaveLength(6);
    expect(lines.join('')).not.toMatch(/ada|exämple|example\.org/);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('lets no secret out', () => {
    const { log, lines } = capture();
    log.warn({ token: 'hush-1', nested: { password: 'hush-2', apiKey: 'hush-3' } });
    log.warn('key re_hush45678 and whsec_hush45678abc, Authorization: Bearer hush.6');
    log.warn('mongodb://root:hush@db.internal/masthead and redis://:hush@cache:6379');
    log.warn({ url: 'http://127.0.0.1/u/AQhushAABBCCddeeff00112233445566778899aabb.hush0123456789abcdef' });
    log.warn({ url: 'http://127.0.0.1/confirm?t=hush&x=1' });
    expect(lines.join('')).not.toContain('hush');
    expect(lines.join('')).toContain('db.internal/masthead');
  });

  it('keeps what is needed to find a fault: ids, hashes, idempotency keys, times', () => {
    const line =
      'masthead/local/65f0c0ffee65f0c0ffee65f0/12/1 65f0c0ffee65f0c0ffee65f0.00012 2026-11-22T10:00:00.000Z ' +
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 49a3999c-0ce1-4ea6-ab68-afcd6dc2e794';
    expect(redactText(line)).toBe(line);
  });

  it('says what went wrong, under `err` and `error` alike', () => {
    const { log, lines } = capture();
    log.error({ err: new Error('one thing') }, 'failed');
    log.error({ error: new TypeError('another thing') }, 'failed');
    expect(lines[0]).toContain('one thing');
    expect(lines[1]).toContain('TypeError: another thing');
  });

  it('redacts what it prints for people too', () => {
    const { log, lines } = capture('pretty');
    log.info({ campaign: 'c1' }, 'mail to ada@example.org');
    expect(lines.join('')).toContain('mail to [address]');
    expect(lines.join('')).toContain('c1');
  });

  it('is silent below its level', () => {
    const { log, lines } = capture();
    log.trace('nothing');
    expect(lines).toEqual([]);
  });

  it('needs linear time for a hostile line', () => {
    const hostile = `${'a'.repeat(200_000)}@${'b.'.repeat(100_000)}`;
    expect(redactText(hostile).length).toBeGreaterThan(0);
  });
});
