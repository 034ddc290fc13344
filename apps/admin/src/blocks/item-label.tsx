'use client';

import { useRowLabel } from '@payloadcms/ui';

interface ItemData {
  readonly title?: string | null;
  readonly claim?: string | null;
  readonly byline?: string | null;
}

/** A collapsed item in one line: its title or claim, then what stands under it. */
export function ItemLabel({ noun }: { readonly noun: string }) {
  const { data, rowNumber } = useRowLabel<ItemData>();
  const title = data?.title || data?.claim || '';
  const number = (rowNumber ?? 0) + 1;
  if (title === '') return <span>{`${noun} ${number}`}</span>;
  return <span>{data?.byline ? `${number}. ${title} — ${data.byline}` : `${number}. ${title}`}</span>;
}
