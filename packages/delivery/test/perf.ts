import { batchId } from '@masthead/domain';
import { ObjectId } from 'mongodb';
import { newsletterId, openHarness, signedEvent, signup } from './reader-harness.ts';

const house = await openHarness();
const time = async (name: string, n: number, run: () => Promise<unknown>) => {
  const c = process.cpuUsage();
  const t = performance.now();
  await run();
  const s = (performance.now() - t) / 1000;
  const u = process.cpuUsage(c);
  console.log(
    name,
    n,
    s.toFixed(2) + 's',
    (n / s).toFixed(0) + '/s',
    'cpu/10k',
    ((((u.user + u.system) / 1e6) * 1e4) / n).toFixed(2),
  );
};
const N = 50_000;
await time('addConfirmed', N, () =>
  house.side.list.addConfirmed(
    newsletterId,
    Array.from({ length: N }, (_, i) => ({ address: `r${i}@mail.example.org`, name: null })),
    'x',
  ),
);
await time('addConfirmed known', N, () =>
  house.side.list.addConfirmed(
    newsletterId,
    Array.from({ length: N }, (_, i) => ({ address: `r${i}@mail.example.org`, name: null })),
    'x',
  ),
);
await time('counts', 1, () => house.side.list.counts(newsletterId));
await time('prefix', 1, () => house.side.list.list({ newsletterId, addressPrefix: 'r4999', limit: 50 }));
const addrs = Array.from({ length: 20000 }, (_, i) => `r${i}@mail.example.org`);
await time('among', 20000, () => house.side.suppressions.among(addrs));
const campaign = new ObjectId().toHexString();
for (let n = 0; n < 100; n++)
  await house.database.db
    .collection<{ _id: string }>('batches')
    .insertOne({
      _id: batchId(campaign, n),
      n,
      size: 100,
      issueId: 'i' + n,
      holds: Array.from({ length: 100 }, () => new ObjectId()),
      marks: {},
      subscriptions: [],
      addresses: Array.from({ length: 100 }, (_, i) => `r${i}@mail.example.org`),
    } as never);
const events: ReturnType<typeof signedEvent>[] = [];
for (const type of ['email.sent', 'email.delivered', 'email.opened'])
  for (let i = 0; i < 10_000; i++)
    events.push(
      signedEvent(
        {
          type,
          created_at: '2026-03-01T12:00:00.000Z',
          data: {
            email_id: 'e',
            to: ['x@mail.example.org'],
            subject: 's',
            tags: { campaign, batch: String(Math.floor(i / 100)), index: String(i % 100), issue: 'x' },
          },
        },
        `${type}-${i}`,
        house.clock.now,
      ),
    );
await time('accept', events.length, async () => {
  let at = 0;
  await Promise.all(
    Array.from({ length: 200 }, async () => {
      while (at < events.length) {
        const e = events[at++]!;
        const r = await house.side.events.accept(e.raw, e.headers);
        if (r.status !== 200) throw new Error(String(r.status));
      }
    }),
  );
});
await time('apply', events.length, () => house.processors.events.runDue());
await time('requestSignup', 5000, async () => {
  let at = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      while (at++ < 5000)
        await house.side.subscribers.requestSignup(
          signup(`s${at}@mail.example.org`, { ip: `198.51.${(at >> 8) & 255}.${at & 255}` }),
        );
    }),
  );
});
await time('process signups', 5000, () => house.processors.signups.runDue());
await time('outbox', 2000, () => house.processors.outbox.runDue());
await house.close();
