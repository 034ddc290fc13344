import type { SectionKind } from '@masthead/domain';
import type { Block, Field } from 'payload';

/** One kind of section an issue is made of: its heading, then what it holds; collapsed it reads as one line. */
export function section(options: {
  readonly slug: SectionKind;
  readonly singular: string;
  readonly plural: string;
  /** The heading a new section starts with; null for kinds that print none by themselves. */
  readonly heading: string | null;
  readonly fields: Field[];
}): Block {
  const { slug, singular, plural, heading, fields } = options;
  return {
    slug,
    interfaceName: `${slug[0]?.toUpperCase()}${slug.slice(1)}Section`,
    labels: { singular, plural },
    admin: {
      disableBlockName: true,
      components: {
        Label: { path: '/blocks/section-label.tsx#SectionLabel', clientProps: { kind: singular } },
      },
    },
    fields: [
      {
        name: 'heading',
        type: 'text',
        maxLength: 200,
        ...(heading === null ? {} : { defaultValue: heading }),
        admin: { placeholder: heading ?? 'No heading' },
      },
      ...fields,
    ],
  };
}
