export { Blocks, RichTextView } from './blocks.tsx';
export { IssueArticle, PrintedArticle } from './issue-article.tsx';
export { issueCss } from './issue-css.ts';
export { LineRuns } from './line-runs.tsx';
export { ListedMention, Mention } from './mention.tsx';
export { SectionView } from './section-view.tsx';
export { themeCss } from './theme-css.ts';
