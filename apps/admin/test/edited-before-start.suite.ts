import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import { quietDraft } from './gazette-form.ts';
import type { Desk } from './open-desk.ts';

const hourMs = 3_600_000;

describe('an issue edited before its campaign has started', () => {
  let desk: Desk;
  let issueId = '';
  let campaignId = '';

  const post = (path: string, body: object = {}) => desk.ask('editor', 'POST', `/api/masthead${path}`, body);
  const verb = (name: string, body: object = {}) => post(`/issues/${issueId}/${name}`, body);
  const resume = () => post(`/campaigns/${campaignId}/resume`);
  const edit = async (tagline: string) => {
    const path = `/api/issues/${issueId}?draft=true&autosave=true`;
    expect((await desk.ask('writer', 'PATCH', path, { tagline })).status).toBe(200);
  };
  const state = async () => (await desk.ask('writer', 'GET', `/api/masthead/campaigns/${campaignId}`)).body;
  const onApproval = async () =>
    (await desk.ask('editor', 'GET', `/api/masthead/issues/${issueId}/desk`)).body.onApproval;
  const rows = (name: string) => desk.payload.db.connection.collection(name);
  const setCampaign = (change: object) => rows('campaigns').updateOne({ issueId }, { $set: change });
  /** Its instant, so many hours ago; asked for long before that. */
  const setPast = (hours: number) => {
    const made = new Date(Date.now() - 48 * hourMs);
    const scheduledFor = new Date(Date.now() - hours * hourMs);
    return setCampaign({ scheduledFor, createdAt: made, intentAt: made });
  };

  beforeAll(async () => {
    desk = await openGazette();
    const { docs } = await desk.payload.find({ collection: 'newsletters' });
    const { delivery } = await import('../src/delivery.ts');
    const readers = [{ address: 'ada@readers.example', name: 'Ada' }];
    await (await delivery()).list.addConfirmed(docs[0]?.id ?? '', readers, 'test');
  }, 60_000);
  afterAll(() => desk?.close());

  let made = 0;
  beforeEach(async () => {
    made += 1;
    const draft = quietDraft({ tagline: `Issue ${made}` });
    const imported = await post('/import', {
      draft,
      importKey: `a-text-of-this-test-${made}`,
      newsletter: 'gazette',
    });
    issueId = imported.body.issueId;
    expect((await verb('approve')).body.error).toBeUndefined();
    campaignId = (await verb('schedule', { local: '2099-11-27T09:00' })).body.campaignId;
  });

  test('paused: it is held as well, resumed only once approved again, and then with the new words', async () => {
    const old = (await state()).renditionId;
    expect((await post(`/campaigns/${campaignId}/pause`)).status).toBe(200);
    await edit('The link is right');
    expect(await state()).toMatchObject({ campaign: { status: 'paused' }, heldByEdit: true });
    expect((await resume()).body.error).toMatchObject({
      code: 'edited-after-approval',
      help: 'Approve it again, then resume.',
    });
    expect(await onApproval()).toMatchObject({ course: 'paused' });
    const { body } = await verb('approve');
    expect(body.released).toMatchObject({ course: 'paused' });
    expect((await resume()).status).toBe(200);
    expect(await state()).toMatchObject({ campaign: { status: 'scheduled' }, renditionId: body.renditionId });
    expect(body.renditionId).not.toBe(old);
  });

  test('an edit that nobody held, the desk having died after its save, is found when somebody resumes', async () => {
    await post(`/campaigns/${campaignId}/pause`);
    await edit('The link is right');
    await setCampaign({ hold: null });
    expect((await resume()).body.error.code).toBe('edited-after-approval');
    expect(await state()).toMatchObject({ campaign: { status: 'paused' }, heldByEdit: true });
  });

  test('a paused one that was not edited is resumed as ever', async () => {
    await post(`/campaigns/${campaignId}/pause`);
    expect((await resume()).status).toBe(200);
    expect(await state()).toMatchObject({ campaign: { status: 'scheduled' }, heldByEdit: false });
  });

  test('so late that it waited for a person: approved again, it goes in the next slot with the new words', async () => {
    await setPast(7);
    await setCampaign({ guard: 'Its instant passed more than 6 hours ago.' });
    await edit('Mended, and late');
    expect((await resume()).body.error.code).toBe('edited-after-approval');
    expect(await onApproval()).toMatchObject({ course: 'next-slot' });
    const { body } = await verb('approve');
    expect(body.released).toMatchObject({ course: 'next-slot' });
    expect(await state()).toMatchObject({
      campaign: { status: 'scheduled', label: body.released.label },
      renditionId: body.renditionId,
    });
  });

  test('held at its instant: an approval that would mail it is refused until somebody says so', async () => {
    await edit('Mended, just after nine');
    await setPast(1);
    expect(await onApproval()).toMatchObject({ course: 'now' });
    expect((await verb('approve')).body.error).toMatchObject({ code: 'sends-now' });
    expect(await state()).toMatchObject({ campaign: { status: 'held' }, heldByEdit: true });
    const { body } = await verb('approve', { sendsNow: true });
    expect(body.released).toMatchObject({ course: 'now' });
    expect(await state()).toMatchObject({ campaign: { status: 'scheduled' }, renditionId: body.renditionId });
  });

  test('held, put back and approved, and edited again: the editors are told both times', async () => {
    const told = () =>
      rows('outbox').countDocuments({ _id: { $regex: `^notice/held/${campaignId}/` } as never });
    await edit('Another thought');
    const once = await told();
    expect(once).toBeGreaterThan(0);
    await edit('Another thought still');
    expect(await told()).toBe(once);
    await edit(`Issue ${made}`);
    expect((await verb('approve')).body.released).toMatchObject({ course: 'planned' });
    await edit('A third thought');
    expect(await told()).toBe(2 * once);
  });

  test('cancelled: there is nothing to hold', async () => {
    await verb('cancel');
    await edit('Too late');
    expect(await state()).toMatchObject({ campaign: { status: 'cancelled' }, heldByEdit: false });
    expect((await verb('approve')).body.released).toBeNull();
  });
});
