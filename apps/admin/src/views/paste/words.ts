import type { DraftItemKind, SectionKind } from '@masthead/domain';

/** What the desk calls the kinds of sections, as in the editor. */
export const sectionWords: Readonly<Record<SectionKind, string>> = {
  watch: 'Watch & listen',
  takeaways: 'Takeaways',
  bigStory: 'Big story',
  stories: 'Stories',
  papers: 'Papers',
  reading: 'Reading list',
  outline: 'Outline',
  text: 'Free text',
  image: 'Image',
  callout: 'Callout',
  sponsor: 'Sponsor',
  divider: 'Divider',
};

export const itemWords: Readonly<Record<DraftItemKind, string>> = {
  media: 'Talk or podcast',
  takeaway: 'Takeaway',
  story: 'Story',
  paper: 'Paper',
  link: 'Link',
  text: 'Free text',
  heading: 'Heading',
  listItem: 'List item',
};

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
