import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import { quietDraft } from './gazette-form.ts';
import type { Desk, Who } from './open-desk.ts';

const draft = quietDraft({ tagline: 'Small machines remember' });
const named = { name: 'The Gazette', sender: { name: 'The Gazette', address: 'desk@gazette.test' } };
const PUBLISHED = '2026-05-01T09:00:00.000Z';

describe('what is done with campaigns over HTTP', () => {
  let desk: Desk;
  let campaignId = '';

  const get = (path: string, who: Who = 'writer') => desk.ask(who, 'GET', `/api/masthead${path}`);
  const post = (path: string, body: object = {}, who: Who = 'editor') =>
    desk.ask(who, 'POST', `/api/masthead${path}`, body);
  const rows = (name: string) => desk.payload.db.connection.collection(name);

  beforeAll(async () => {
    desk = await openGazette(named);
    const [newsletter] = (await desk.payload.find({ collection: 'newsletters' })).docs;
    const { delivery } = await import('../src/delivery.ts');
    const readers = ['ada', 'ben'].map((name) => ({ address: `${name}@readers.example`, name }));
    await (await delivery()).list.addConfirmed(newsletter?.id ?? '', readers, 'test');
    const { body } = await post('/import', {
      draft,
      importKey: 'a-text-of-this-test',
      newsletter: 'gazette',
    });
    expect((await post(`/issues/${body.issueId}/approve`)).body.error).toBeUndefined();
    campaignId = (await post(`/issues/${body.issueId}/send-now`)).body.campaignId;
  }, 60_000);
  afterAll(() => desk?.close());

  /** The campaign as a worker leaves it when the provider answered nothing that tells. */
  const leaveInDoubt = async () => {
    const [campaign, subscriptions] = await Promise.all([
      rows('campaigns').findOne({}),
      rows('subscriptions').find({}).toArray(),
    ]);
    const at = new Date(PUBLISHED);
    await rows('batches').insertOne({
      campaignId: campaign?._id,
      issueId: campaign?.issueId,
      newsletterId: campaign?.newsletterId,
      n: 0,
      state: 'unknown',
      size: 2,
      holds: subscriptions.map(({ subscriberId }) => subscriberId),
      subscriptions: subscriptions.map(({ _id }) => _id),
      marks: {},
      firstAttemptAt: at,
      dueAt: at,
      ids: null,
      lastError: { code: 'key-too-old', message: 'nobody answered' },
    });
    const started = { scheduledFor: at, startedAt: at, preparedAt: at, recipients: 2 };
    await rows('campaigns').updateOne({}, { $set: started });
  };

  test('they are listed by status, with their issue; another status is refused by name', async () => {
    const { body } = await get('/campaigns?status=scheduled');
    expect(body.campaigns).toMatchObject([
      { campaign: { id: campaignId }, issue: { title: 'Small machines remember' } },
    ]);
    expect((await get('/campaigns?status=paused')).body).toEqual({ campaigns: [] });
    expect((await get('/campaigns?status=lost')).body.error).toMatchObject({ code: 'invalid' });
    expect((await get('/campaigns', 'anonymous')).status).toBe(401);
  });

  test('the newsletter’s canary is what a send gets, unless whoever schedules says otherwise', async () => {
    const { body: imported } = await post('/import', {
      draft: { ...draft, tagline: 'First some' },
      importKey: 'another-text-of-this-test',
      newsletter: 'gazette',
    });
    const path = `/issues/${imported.issueId}`;
    expect((await post(`${path}/approve`)).body.error).toBeUndefined();
    const canary = { recipients: 500, minutes: 30 };
    const [newsletter] = (await desk.payload.find({ collection: 'newsletters' })).docs;
    const id = newsletter?.id ?? '';
    await expect(
      desk.payload.update({ collection: 'newsletters', id, data: { canary: { recipients: 500 } } }),
    ).rejects.toThrow('Minutes of waiting');
    await desk.payload.update({ collection: 'newsletters', id, data: { canary } });
    const canaryOf = async (asked: object) => {
      const { body } = await post(`${path}/schedule`, { local: '2099-11-27T09:00', ...asked });
      const shown = (await get(`/campaigns/${body.campaignId}`)).body.campaign.canary;
      expect((await post(`/campaigns/${body.campaignId}/send-rest`)).body.error.code).toBe('nothing-waits');
      await post(`${path}/cancel`);
      return shown;
    };
    expect((await get(`${path}/desk`)).body.canary).toEqual(canary);
    expect(await canaryOf({})).toEqual({ ...canary, until: null, ended: null });
    expect(await canaryOf({ canary: null })).toBeNull();
    expect(await canaryOf({ canary: { recipients: 20, minutes: 5 } })).toMatchObject({ recipients: 20 });
    expect(
      (await post(`${path}/schedule`, { nextSlot: true, canary: { recipients: 0, minutes: 5 } })).status,
    ).toBe(400);
    expect((await post('/campaigns/12/send-rest', {}, 'writer')).status).toBe(403);
  });

  test('one tells its issue and its rendition; no id is a 404', async () => {
    expect((await get(`/campaigns/${campaignId}/facts`)).body).toMatchObject({
      newsletterName: 'The Gazette',
      rendition: { approvedBy: 'editor@desk.test' },
    });
    expect((await get('/campaigns/12/facts')).status).toBe(404);
    expect((await post('/campaigns/12/settle', { as: 'sent' })).status).toBe(404);
    expect((await post('/campaigns/12/retry')).status).toBe(404);
  });

  test('who failed is retried once it is over, by editors; the page keeps its day', async () => {
    expect((await post(`/campaigns/${campaignId}/retry`)).body.error.code).toBe('not-over');
    expect((await post(`/campaigns/${campaignId}/settle`, { as: 'sent' })).body.error.code).toBe(
      'nothing-unknown',
    );
    await leaveInDoubt();
    expect((await get(`/campaigns/${campaignId}`)).body.failures).toEqual([
      { state: 'unknown', why: 'key-too-old', count: 2 },
    ]);
    expect((await post(`/campaigns/${campaignId}/settle`, { as: 'unsent' }, 'writer')).status).toBe(403);
    expect((await post(`/campaigns/${campaignId}/settle`, { as: 'maybe' })).status).toBe(400);
    expect((await post(`/campaigns/${campaignId}/settle`, { as: 'unsent' })).body).toEqual({ recipients: 2 });
    expect((await post(`/campaigns/${campaignId}/retry`)).body.error.code).toBe('not-closed');

    // One of the two is known to have it: the issue has gone out.
    const over = { $set: { finishedAt: new Date() }, $unset: { live: 1 as const, open: 1 as const } };
    await rows('campaigns').updateOne({}, over);
    await rows('batches').updateOne({}, { $unset: { 'marks.1': 1 } });
    expect((await get(`/campaigns/${campaignId}`)).body).toMatchObject({
      mailsToRetry: 1,
      campaign: { status: 'submitted', counts: { submitted: 1, failed: 1 } },
      acts: [{ what: expect.stringMatching(/^What was unknown settled by editor/) }],
    });
    expect((await post(`/campaigns/${campaignId}/retry`, {}, 'writer')).status).toBe(403);
    // As an event leaves it that says no more than "failed": the provider had taken the mail.
    const marks = (await rows('batches').findOne({}))?.marks;
    await rows('batches').updateOne({}, { $set: { 'marks.0': '5|msg_taken|failed' } });
    expect((await get(`/campaigns/${campaignId}`)).body).toMatchObject({
      mailsToRetry: 0,
      campaign: { counts: { failed: 1 } },
    });
    expect((await post(`/campaigns/${campaignId}/retry`)).body.error.code).toBe('nothing-to-mail');
    await rows('batches').updateOne({}, { $set: { marks } });
    const { body, status } = await post(`/campaigns/${campaignId}/retry`);
    expect([status, body.mails]).toEqual([200, 1]);
    expect((await get(`/campaigns/${body.campaignId}`)).body.campaign.status).toBe('scheduled');
    expect((await get(`/campaigns/${campaignId}`)).body.mailsToRetry).toBe(0);
    expect((await post(`/campaigns/${campaignId}/retry`)).body.error.code).toBe('not-newest');
    expect((await rows('publicIssues').findOne({}))?.publicFrom).toEqual(new Date(PUBLISHED));
  });
});
