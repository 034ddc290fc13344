import { domainToASCII } from 'node:url';
import type { NewSubscription, SubscriptionTable } from '../ports/subscriber-store.ts';
import type { SubscriberList } from '../ports/subscribers.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import { InvalidAddress, parseAddress, tryParseAddress } from './address.ts';
import { countAudience, countFilter } from './count-filter.ts';
import { exportCsv } from './export-csv.ts';
import { growthByWeek } from './growth-by-week.ts';
import { cleanName } from './person-name.ts';

/** Rows written in one go: past this a bulk write gains nothing and only holds memory. */
const chunkSize = 1000;

/** The operator's side. */
export function makeSubscriberList(parts: {
  readonly table: SubscriptionTable;
  readonly suppressions: Suppressions;
  readonly clock: () => Date;
}): SubscriberList {
  const { table, suppressions, clock } = parts;
  return {
    async addConfirmed(newsletterId, people, consentSource) {
      const consent = { at: clock(), source: consentSource };
      const { valid, refused } = sort(people);
      let added = 0;
      for (let start = 0; start < valid.length; start += chunkSize) {
        added += await table.addConfirmed(newsletterId, valid.slice(start, start + chunkSize), consent);
      }
      return { added, known: people.length - refused.length - added, refused };
    },

    async list({ addressPrefix, after, ...query }) {
      const rows = await table.page({
        ...query,
        ...(addressPrefix === undefined ? {} : { identityPrefix: prefixOf(addressPrefix) }),
        ...(after === undefined ? {} : { afterIdentity: tryParseAddress(after)?.identity ?? fold(after) }),
      });
      const suppressed = await suppressions.among(rows.map((row) => row.address));
      return rows.map((row) => ({ ...row, suppressed: suppressed.has(row.address) }));
    },

    counts: (newsletterId, frequency) => table.counts(newsletterId, frequency),
    exportCsv: (filter) => exportCsv(filter, { table, suppressions }),
    growth: (newsletterId, weeks) => growthByWeek(newsletterId, weeks, { table, clock }),
    count: (filter) => countFilter(filter, { table, clock }),
    countAudience: (filter, issueKind) => countAudience(filter, issueKind, { table, clock }),
    sources: (newsletterId) => table.sources(newsletterId),
  };
}

type People = Parameters<SubscriberList['addConfirmed']>[1];

/** Each identity once, the first spelling winning; what is no address is named with its fault. */
function sort(people: People): {
  readonly valid: readonly NewSubscription[];
  readonly refused: readonly { readonly address: string; readonly why: string }[];
} {
  const valid = new Map<string, NewSubscription>();
  const refused: { address: string; why: string }[] = [];
  for (const { address, name } of people) {
    try {
      const { identity, mailbox } = parseAddress(address);
      if (!valid.has(identity)) valid.set(identity, { identity, mailbox, name: cleanName(name) });
    } catch (error) {
      if (!(error instanceof InvalidAddress)) throw error;
      refused.push({ address, why: error.code });
    }
  }
  return { valid: [...valid.values()], refused };
}

/** The beginning of an identity: a whole address as the parser has it; of half a one the domain's labels that are finished. */
function prefixOf(typed: string): string {
  const whole = tryParseAddress(typed)?.identity;
  if (whole !== undefined) return whole;
  const text = fold(typed);
  const at = text.lastIndexOf('@');
  const lastDot = text.lastIndexOf('.');
  if (at < 0 || lastDot < at) return text;
  const finished = domainToASCII(text.slice(at + 1, lastDot));
  return finished === '' ? text : `${text.slice(0, at + 1)}${finished}${text.slice(lastDot)}`;
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
