import { SignupSettings } from '@masthead/domain';
import type { Db } from 'mongodb';
import type { LatestIssue, SignupSettingsStore } from '../ports/signup-settings.ts';

interface Setting {
  readonly _id: string;
  readonly value: unknown;
}

export function makeSignupSettings(db: Db): SignupSettingsStore {
  const settings = db.collection<Setting>('settings');
  const idOf = (newsletterId: string) => `signup/${newsletterId}`;
  return {
    async get(newsletterId) {
      const row = await settings.findOne({ _id: idOf(newsletterId) });
      return SignupSettings.parse(row?.value ?? {});
    },
    async put(newsletterId, value) {
      await settings.updateOne({ _id: idOf(newsletterId) }, { $set: { value } }, { upsert: true });
    },
  };
}

interface PublicIssue {
  readonly newsletterId: string;
  readonly publicFrom: Date | null;
  readonly archiveMode: string;
  readonly tagline: string;
  readonly slug: string;
}

/** Reads what the desk publishes; the rule of what is listed is the archive's. */
export function makeLatestIssue(db: Db): LatestIssue {
  const issues = db.collection<PublicIssue>('publicIssues');
  return {
    async of(newsletterId, now) {
      const row = await issues.findOne(
        { newsletterId, publicFrom: { $lte: now }, archiveMode: 'public' },
        { sort: { publicFrom: -1 }, projection: { tagline: 1, slug: 1 } },
      );
      return row === null ? null : { title: row.tagline, slug: row.slug };
    },
  };
}
