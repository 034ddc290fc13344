'use client';

import { useRowLabel } from '@payloadcms/ui';

interface SectionData {
  readonly heading?: string | null;
  readonly items?: unknown;
  readonly sponsor?: string | null;
}

/** A collapsed section in one line: "Stories · Also This Week · 4 items". */
export function SectionLabel({ kind }: { readonly kind: string }) {
  const { data, rowNumber } = useRowLabel<SectionData>();
  const count = Array.isArray(data?.items)
    ? data.items.length
    : typeof data?.items === 'number'
      ? data.items
      : 0;
  const parts = [
    kind,
    data?.heading ?? '',
    data?.sponsor ?? '',
    count === 0 ? '' : `${count} ${count === 1 ? 'item' : 'items'}`,
  ].filter((part, index, all) => part !== '' && all.indexOf(part) === index);
  return (
    <span>
      {String((rowNumber ?? 0) + 1)}. {parts.join(' · ')}
    </span>
  );
}
