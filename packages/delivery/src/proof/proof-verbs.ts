import { randomUUID } from 'node:crypto';
import { InvalidMail } from '../outbox/mailbox.ts';
import type { ProofAsked, ProofVerbs, SettingStore, TemplateProof, Waker } from '../ports/index.ts';

export const askedKey = 'templateProofAsked';
export const proofKey = 'templateProof';

export function makeProofVerbs(settings: SettingStore, waker: Waker): ProofVerbs {
  return {
    async request(to) {
      if (!/^[^\s<>,;@]+@[^\s<>,;@]+$/.test(to)) throw new InvalidMail('to', 'is not one bare address');
      const asked: ProofAsked = { id: randomUUID(), to };
      await settings.set(askedKey, asked);
      await waker.wake('outbox');
      return asked.id;
    },
    latest: async () => ((await settings.get(proofKey)) as TemplateProof | null) ?? null,
  };
}

/** Was a conformance send of this account received as it was meant? Another key or address is another account. */
export async function isProved(settings: Pick<SettingStore, 'get'>, account: string): Promise<boolean> {
  const proof = (await settings.get(proofKey)) as TemplateProof | null;
  return proof?.outcome === 'proved' && proof.account === account;
}
