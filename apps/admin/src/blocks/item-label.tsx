'use client';

import { useRowLabel } from '@payloadcms/ui';
import type { EntryCollection } from '../features/entries/entry-shape.ts';
import { useEntryTitle } from './use-entry-title.ts';

interface ItemData {
  readonly title?: string | null;
  readonly claim?: string | null;
  readonly byline?: string | null;
  readonly entry?: unknown;
}

interface Props {
  readonly noun: string;
  readonly entries?: EntryCollection;
}

/** A collapsed item in one line: its title, claim or entry's title, then what stands under it. */
export function ItemLabel({ entries, noun }: Props) {
  const { data, rowNumber } = useRowLabel<ItemData>();
  const own = data?.title || data?.claim || '';
  const entryId = own === '' && typeof data?.entry === 'string' ? data.entry : null;
  const title = useEntryTitle(entries, entryId) || own;
  const number = (rowNumber ?? 0) + 1;
  if (title === '') return <span>{`${noun} ${number}`}</span>;
  return <span>{data?.byline ? `${number}. ${title} — ${data.byline}` : `${number}. ${title}`}</span>;
}
