import type { Db } from 'mongodb';
import type { TopicChoices } from '../ports/topic-choices.ts';
import type { CampaignDoc } from './documents.ts';
import type { SegmentDoc, SubscriptionDoc } from './subscriber-documents.ts';

const everyState = { $in: ['pending', 'confirmed', 'unsubscribed'] } as const;

/** Every write finds only what is not led yet (or not led back): a crash between two of them is mended by doing it again. */
export function makeTopicChoices(db: Db): TopicChoices {
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  const segments = db.collection<SegmentDoc>('segments');
  const campaigns = db.collection<CampaignDoc>('campaigns');

  /** The beginning of the index `by-topic`: without it a merge would walk every reader there is. */
  const whoChose = async (...slugs: readonly string[]) => ({
    newsletterId: { $in: await subscriptions.distinct('newsletterId') },
    state: everyState,
    topics: { $all: slugs },
  });

  return {
    async lead({ by, from, into }) {
      await segments.updateMany(
        { 'filter.topic': from },
        { $set: { 'filter.topic': into }, $push: { topicsLed: by } },
      );
      await campaigns.updateMany(
        { 'segment.filter.topic': from },
        { $set: { 'segment.filter.topic': into }, $push: { topicsLed: by } },
      );
      // Who chose both goes on with the one; in front, because the second write must not meet them.
      const both = await subscriptions.updateMany(await whoChose(from, into), {
        $pull: { topics: from },
        $push: { topicsLed: { by, both: true } },
      });
      const alone = await subscriptions.updateMany(
        await whoChose(from),
        {
          $set: { 'topics.$[gone]': into },
          $push: { topicsLed: { by, both: false } },
        },
        { arrayFilters: [{ gone: from }] },
      );
      return both.modifiedCount + alone.modifiedCount;
    },

    async leadBack({ by, from, into }) {
      await segments.updateMany(
        { topicsLed: by },
        { $set: { 'filter.topic': from }, $pull: { topicsLed: by } },
      );
      await campaigns.updateMany(
        { topicsLed: by },
        { $set: { 'segment.filter.topic': from }, $pull: { topicsLed: by } },
      );
      const led = await whoChose(into);
      const both = await subscriptions.updateMany(
        { ...led, topicsLed: { $elemMatch: { by, both: true } } },
        { $push: { topics: from }, $pull: { topicsLed: { by } } },
      );
      const alone = await subscriptions.updateMany(
        { ...led, topicsLed: { $elemMatch: { by, both: false } } },
        { $set: { 'topics.$[stays]': from }, $pull: { topicsLed: { by } } },
        { arrayFilters: [{ stays: into }] },
      );
      return both.modifiedCount + alone.modifiedCount;
    },
  };
}
