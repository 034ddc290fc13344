import { batchId, DeliveryTags, deliveryTags, idempotencyKey } from './batch.ts';

const campaignId = '6b0334d3590c8ce8391d88a6';

describe('what a batch is called', () => {
  it('has an id known beforehand that sorts by its number', () => {
    expect(batchId(campaignId, 7)).toBe(`${campaignId}.000007`);
    expect([batchId(campaignId, 10), batchId(campaignId, 9)].sort()[0]).toBe(batchId(campaignId, 9));
  });

  it('never shares a key with another environment, campaign, batch, attempt or mode', () => {
    const base = { environment: 'local', campaignId, n: 3, attempt: 1, permissive: false };
    const keys = [
      base,
      { ...base, environment: 'staging' },
      { ...base, campaignId: '6b0334d3590c8ce8391d88a7' },
      { ...base, n: 31 },
      { ...base, attempt: 2 },
      { ...base, permissive: true },
    ].map(idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toBe(`masthead/local/${campaignId}/3/1`);
    expect(keys[5]).toBe(`masthead/local/${campaignId}/3/1p`);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(256);
  });

  it('is found again by the tags of an event', () => {
    const tags = deliveryTags({ campaignId, n: 12, index: 99, issueId: campaignId });
    for (const { name, value } of tags) expect(`${name}${value}`).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(DeliveryTags.parse(Object.fromEntries(tags.map(({ name, value }) => [name, value])))).toEqual({
      campaign: campaignId,
      batch: 12,
      index: 99,
      issue: campaignId,
    });
  });
});
