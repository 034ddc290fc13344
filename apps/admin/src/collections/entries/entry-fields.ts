import type { Field } from 'payload';
import { nobody } from '../../access/rules.ts';
import { followMergedTopics } from '../../features/merge/follow-merged-topics.ts';

/** What every canonical entry has, whatever its kind. */
export const topicsField: Field = {
  name: 'topics',
  type: 'relationship',
  relationTo: 'topics',
  hasMany: true,
  maxDepth: 1,
  hooks: { beforeValidate: [followMergedTopics] },
  admin: { position: 'sidebar', description: 'What ties different stories together.' },
};

/** The issues that mention an entry, read when it is opened. */
export const coveredInField: Field = {
  name: 'coveredIn',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    components: { Field: '/views/quick-add/covered-in.tsx#CoveredIn' },
  },
};

const hidden = {
  access: { create: nobody, update: nobody },
  admin: { hidden: true, disableListColumn: true, disableListFilter: true },
} as const;

/**
 * The exact keys by which mentions are merged (editorial.md, "Merging"): arXiv id, DOI, normalised URL, or equal
 * normalised title and kind. `unsharedKeys` are unique over the collection, so that two imports at once cannot make
 * one thing twice.
 */
export const keyFields: Field[] = [
  { name: 'keys', type: 'text', hasMany: true, index: true, ...hidden },
  { name: 'unsharedKeys', type: 'text', hasMany: true, unique: true, ...hidden },
  // Keys of entries that were merged into this one: what is named by them is this.
  { name: 'aliasKeys', type: 'text', hasMany: true, ...hidden },
  // Keys of its own that a person said are another entry's: two talks of one title.
  { name: 'othersKeys', type: 'text', hasMany: true, ...hidden },
];
