import { WebUrl } from '@masthead/domain';
import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical';

const linkFeature = LinkFeature({
  disableAutoLinks: true,
  enabledCollections: [],
  fields: ({ defaultFields }) =>
    defaultFields
      .filter((field) => field.name !== 'newTab')
      .map((field) =>
        field.name === 'url' && field.type === 'text'
          ? {
              ...field,
              validate: (value: unknown) =>
                WebUrl.safeParse(value).success || 'A link starts with http://, https:// or mailto:',
            }
          : field,
      ),
});

const inline = [
  ParagraphFeature(),
  BoldFeature(),
  ItalicFeature(),
  InlineCodeFeature(),
  linkFeature,
  InlineToolbarFeature(),
];
const lists = [UnorderedListFeature(), OrderedListFeature()];

/** Commentary, notes, lede: paragraphs and lists. What domain RichText can say, and nothing else. */
export const commentaryEditor = lexicalEditor({ features: [...inline, ...lists] });

/** Free text: also headings below the section's own, and quotes. */
export const freeTextEditor = lexicalEditor({
  features: [
    ...inline,
    ...lists,
    HeadingFeature({ enabledHeadingSizes: ['h3', 'h4'] }),
    BlockquoteFeature(),
    FixedToolbarFeature(),
  ],
});

/** A digest's outline: headings within headings (h3–h6 = depth 0–3), lists within lists. */
export const outlineEditor = lexicalEditor({
  features: [
    ...inline,
    UnorderedListFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h3', 'h4', 'h5', 'h6'] }),
    FixedToolbarFeature(),
  ],
});
