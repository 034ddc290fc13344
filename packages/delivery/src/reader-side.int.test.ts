import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { mailed, openEngine, type TestEngine } from '../test/open-engine.ts';
import { plainRenderer } from '../test/reader-harness.ts';
import { addressOf } from '../test/seed.ts';
import { sharedDatabase } from '../test/shared-database.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const domain = 'mail.masthead-fixtures.org';
const [ada, bounce, complain, soft] = ['ada', 'bounce+1', 'complain+1', 'soft+1'].map(
  (name) => `${name}@${domain}`,
);
const frequency = 'every' as const;

/** Signup, confirmation, campaign, events and leaving, over a real MongoDB and the provider's stand-in with its webhooks. */
describe('a reader, from signup to leaving', () => {
  let engine: TestEngine;
  let webhooks: Server;
  const statuses: number[] = [];
  beforeAll(async () => {
    webhooks = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const header = (name: string) => String(request.headers[name] ?? '');
        void engine.delivery.events
          .accept(Buffer.concat(parts).toString(), {
            id: header('svix-id'),
            timestamp: header('svix-timestamp'),
            signature: header('svix-signature'),
          })
          .then(({ status }) => {
            statuses.push(status);
            response.writeHead(status).end();
          });
      });
    });
    await new Promise<void>((done) => webhooks.listen(0, '127.0.0.1', done));
    const { port } = webhooks.address() as AddressInfo;
    engine = await openEngine({
      ...sharedDatabase,
      recipients: 3,
      sandbox: { webhookUrl: `http://127.0.0.1:${port}/`, timescale: 100 },
      worker: { renderer: plainRenderer },
    });
  });
  afterAll(async () => {
    await engine.close();
    await new Promise((done) => webhooks.close(done));
  });

  const mailTo = async (to: string, subject?: string) => {
    const query = subject === undefined ? { to } : { to, subject };
    return (await engine.sandbox.messages(query))[0];
  };
  const issueMailsTo = async (issueId: string) =>
    (await mailed(engine.sandbox))
      .filter((mail) => mail.issue === issueId)
      .map((mail) => mail.to)
      .sort();
  const send = async () => {
    const { campaignId, issueId } = await engine.schedule();
    await engine.run();
    return { campaignId, issueId };
  };
  const readers = [0, 1, 2].map(addressOf);

  it('confirms by the mail, gets the issue, is counted, leaves by the header, and is not mailed again', async () => {
    const { subscribers, list, campaigns } = engine.delivery;
    await subscribers.requestSignup({
      address: String(ada),
      name: 'Ada',
      newsletterIds: [engine.newsletter.id],
      frequency,
      source: 'site',
      formVersion: '1',
      ip: null,
    });
    await engine.worker.processors.signups.runDue();
    await engine.worker.processors.outbox.runDue();
    const letter = await mailTo(String(ada));
    const token = /\/confirm\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
    expect(await subscribers.confirm(token, '192.0.2.1')).toMatchObject({ ok: true });
    const troubled = [bounce, complain, soft].map((address) => ({ address: String(address), name: null }));
    await list.addConfirmed(engine.newsletter.id, troubled, 'test');

    const first = await send();
    expect(await issueMailsTo(first.issueId)).toEqual([...readers, ada, bounce, complain, soft].sort());
    const counts = await eventually(
      async () => {
        await engine.worker.processors.events.runDue();
        const view = await campaigns.get(first.campaignId);
        return view?.counts.complained === 1 && view.counts.bounced === 1 && view.counts;
      },
      { timeoutMs: 30_000 },
    );
    // The soft one stays submitted, with the bounce as a fact beside it.
    await eventually(
      async () => {
        await engine.worker.processors.events.runDue();
        return (await campaigns.get(first.campaignId))?.counts.delivered === 4;
      },
      { timeoutMs: 30_000 },
    );
    expect(counts).toMatchObject({ bounced: 1, complained: 1, submitted: expect.any(Number) });
    expect((await campaigns.get(first.campaignId))?.counts).toMatchObject({ submitted: 1, delivered: 4 });
    expect(new Set(statuses)).toEqual(new Set([200]));

    const issue = await mailTo(String(ada), 'forty things');
    const header = issue?.headers['List-Unsubscribe'] ?? '';
    const unsubscribe = /^<https:\/\/[^<>,]+\/u\/([^<>,/]+)>$/.exec(header)?.[1] ?? '';
    expect(issue?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(await subscribers.unsubscribe(unsubscribe, { via: 'one-click', reason: null })).toBe(true);

    const second = await send();
    expect(await issueMailsTo(second.issueId)).toEqual([...readers, soft].sort());
  });
});
