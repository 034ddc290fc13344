import { expect } from '@jest/globals';
import type { ObjectId } from 'mongodb';
import { confirmToken, type Harness, newsletterId, signup } from './reader-harness.ts';

const twoDaysMs = 2 * 86_400_000;

/** What readers and operators do in a harness, from the outside, in a line each. */
export function readersOf(house: () => Harness) {
  const db = () => house().database.db;
  const row = async (identity: string, id = newsletterId) =>
    db().collection('subscriptions').findOne({ identity, newsletterId: id });

  async function tokensOf(identity: string, id = newsletterId) {
    const found = await row(identity, id);
    if (found === null) throw new Error(`nobody is ${identity}`);
    const subject = {
      subscriptionId: found._id.toHexString(),
      version: found.tokenVersion,
      issuedAt: house().clock.now,
    };
    return {
      subscriberId: found.subscriberId as ObjectId,
      subscriptionId: found._id,
      preferences: house().side.tokens.issue('preferences', subject),
      unsubscribe: house().side.tokens.issue('unsubscribe', subject),
    };
  }

  return {
    tokensOf,
    stateOf: async (identity: string, id = newsletterId) => (await row(identity, id))?.state ?? null,

    async subscribed(address: string, newsletterIds = [newsletterId], name = 'Canary Name') {
      await house().side.subscribers.requestSignup(signup(address, { newsletterIds, name }));
      await house().work();
      await house().side.subscribers.confirm(confirmToken(house().mailbox, address), '203.0.113.77');
      return tokensOf(address, newsletterIds[0]);
    },

    /** Two days on, so that no budget of mails is in the way. */
    async move(from: string, to: string): Promise<void> {
      house().clock.now = new Date(house().clock.now.getTime() + twoDaysMs);
      const { preferences } = await tokensOf(from);
      await house().side.subscribers.requestMove(preferences, to, null);
      await house().work();
      const mail = house().mailbox.sent.findLast((each) => each.to === to);
      const token = /\/move\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
      expect(await house().side.subscribers.confirmMove(token)).toMatchObject({ ok: true });
      await house().work();
    },

    /** What an import makes of a file. */
    async importCsv(csv: string) {
      const { imports } = house().side;
      const { id, mapping } = await imports.upload(
        { name: 'list.csv', actor: 'ed@desk.example.net' },
        once(csv),
      );
      await imports.start(id, { newsletterId, mapping, consentSource: 'a list', dryRun: false });
      await house().processors.imports.runDue();
      const errors: string[] = [];
      for await (const piece of imports.errorsAsCsv(id)) errors.push(piece);
      return { counts: (await imports.get(id))?.counts, errors: errors.join('') };
    },

    /** Every value of every collection, as a dump would hold it. */
    async dump(): Promise<string> {
      const collections = await db().listCollections().toArray();
      const texts = await Promise.all(
        collections.map(
          async ({ name }) => `${name}: ${JSON.stringify(await db().collection(name).find().toArray())}`,
        ),
      );
      return texts.join('\n');
    },
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
