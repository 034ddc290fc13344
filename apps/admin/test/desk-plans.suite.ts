import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

describe('what the first page and the calendar say is to come', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const make = async (fields: object): Promise<string> =>
    (await desk.ask('editor', 'POST', '/api/issues?draft=true', fields)).body.doc.id;

  test('the issue nearest to an open slot is told with all that it lacks', async () => {
    const { deskOverview } = await import('../src/features/dashboard/desk-overview.ts');
    const lacks = async () => {
      const [overview] = await deskOverview(desk.payload, new Date());
      return overview?.outlook.kind === 'open' ? overview.outlook.lacks : null;
    };
    expect(await lacks()).toEqual([]);
    await make({ tagline: 'TODO find a title', sections: [{ blockType: 'divider' }] });
    expect(await lacks()).toEqual([
      expect.stringMatching(/^Placeholder text was left in: “TODO/),
      expect.stringMatching(/^Nobody has confirmed/),
    ]);
  });

  test('a dated digest stands in its month, however many drafts have no day', async () => {
    const id = await make({
      tagline: 'The digest of January',
      kind: 'digest',
      date: '2099-01-29T12:00:00.000Z',
    });
    const undated = await make({ tagline: 'Of no day' });
    const versions = desk.payload.db.connection.collection('_issues_versions');
    const one = await versions.findOne({ parent: await parentOf(undated) });
    if (one === null) throw new Error('the draft has no version');
    const { _id, ...rest } = one;
    await versions.insertMany(
      Array.from({ length: 150 }, (_, at) => ({
        ...rest,
        parent: `${'0'.repeat(21)}${100 + at}`,
        version: { ...one.version, number: 100 + at, slug: `many-${at}` },
      })),
    );
    const { monthPlan } = await import('../src/features/calendar/month-plan.ts');
    const { days, undated: waiting } = await monthPlan(desk.payload, '2099-01', new Date());
    expect(JSON.stringify(days.find(({ date }) => date === '2099-01-29'))).toContain(id);
    expect(waiting).toHaveLength(100);
  });

  async function parentOf(id: string) {
    const versions = desk.payload.db.connection.collection('_issues_versions');
    const rows = await versions.find({}).toArray();
    return rows.find(({ parent }) => String(parent) === id)?.parent;
  }
});
