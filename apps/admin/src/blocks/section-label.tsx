'use client';

import { useRowLabel } from '@payloadcms/ui';
import { type SectionData, sectionWords } from './section-words.ts';

/** A collapsed section in one line: "3. Stories · Also This Week · 4 items". */
export function SectionLabel({ kind }: { readonly kind: string }) {
  const { data, rowNumber } = useRowLabel<SectionData>();
  return <span>{`${(rowNumber ?? 0) + 1}. ${sectionWords(kind, data ?? {})}`}</span>;
}
