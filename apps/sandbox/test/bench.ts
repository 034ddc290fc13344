import { Agent, request } from 'node:http';
import { startSandbox } from '../src/start-sandbox.ts';

// Posts template batches and inline batches, eight at a time, and prints mails per second and the process's CPU time.
// One process, so the figure holds the poster's cost as well. `npm run bench -w @masthead/sandbox [-- <mails>]`

const mails = Number(process.argv[2] ?? 100_000);
const sandbox = await startSandbox();
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

const html = `<html><body>${'<p>A sentence about gradients, and one about attention.</p>'.repeat(640)}<a href="https://news.test/u/{{{UNSUB_TOKEN}}}">Unsubscribe</a></body></html>`;
const templateId = await makeTemplate();
await measure('template', mails, (n) => ({
  ...common(n),
  template: { id: templateId, variables: { GREETING_HTML: 'Hello Ada,', UNSUB_TOKEN: token(n) } },
}));
await measure('inline', Math.min(mails, 20_000), (n) => ({
  ...common(n),
  subject: 'What changed',
  html: html.replace('{{{UNSUB_TOKEN}}}', token(n)),
  text: `Hello, ${token(n)}\n${'A sentence about gradients.\n'.repeat(400)}`,
}));
console.log(`${Math.round(process.memoryUsage().rss / 1e6)} MB resident, prepared bodies included`);
agent.destroy();
await sandbox.close();

function token(n: number): string {
  return `v1.k1.${Buffer.from(`subscriber ${n}`).toString('base64url')}.${'a'.repeat(43)}`;
}

function common(n: number): Record<string, unknown> {
  return {
    from: 'Gradient Notes <notes@news.test>',
    to: `reader${n}@mail.test`,
    headers: {
      'List-Unsubscribe': `<https://news.test/u/${token(n)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': '<gradient-notes.news.test>',
    },
    tags: [
      { name: 'campaign', value: '6560a1b2c3d4e5f6a7b8c9d0' },
      { name: 'batch', value: String(Math.floor(n / 100)) },
      { name: 'index', value: String(n % 100) },
    ],
  };
}

async function makeTemplate(): Promise<string> {
  const variables = ['GREETING_HTML', 'UNSUB_TOKEN'].map((key) => ({ key, type: 'string' }));
  const made = await post(
    '/templates',
    JSON.stringify({ name: 'bench', subject: 'What changed', html, text: 'Hi', variables }),
    null,
  );
  const { id } = JSON.parse(made) as { id: string };
  await post(`/templates/${id}/publish`, '', null);
  return id;
}

async function measure(name: string, count: number, message: (n: number) => unknown): Promise<void> {
  const bodies = Array.from({ length: Math.ceil(count / 100) }, (_, batch) =>
    name === 'inline' ? null : bodyOf(batch, message),
  );
  const prepared = name === 'inline' ? Array.from({ length: 20 }, (_, batch) => bodyOf(batch, message)) : [];
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  let next = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let batch = next++; batch < bodies.length; batch = next++) {
        await post('/emails/batch', bodies[batch] ?? prepared[batch % 20] ?? '', `bench/${name}/${batch}`);
      }
    }),
  );
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const used = process.cpuUsage(cpu);
  const cpuSecondsPer10k = ((used.user + used.system) / 1e6 / count) * 10_000;
  console.log(
    `${name}: ${Math.round(count / seconds)} mails/s, ${cpuSecondsPer10k.toFixed(2)} CPU-s per 10,000 (poster included)`,
  );
}

function bodyOf(batch: number, message: (n: number) => unknown): string {
  return JSON.stringify(Array.from({ length: 100 }, (_, index) => message(batch * 100 + index)));
}

async function post(path: string, body: string, key: string | null): Promise<string> {
  return await new Promise((resolve, reject) => {
    const call = request(`${sandbox.url}${path}`, {
      method: 'POST',
      agent,
      headers: {
        authorization: `Bearer ${sandbox.apiKey}`,
        'user-agent': 'bench',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(key === null ? {} : { 'idempotency-key': key }),
      },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        (response.statusCode ?? 500) < 300
          ? resolve(text)
          : reject(new Error(`${response.statusCode} ${text}`)),
      );
    });
    call.end(body);
  });
}
