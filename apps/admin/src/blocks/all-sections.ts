import type { Block } from 'payload';
import { BigStorySection } from './big-story/config.ts';
import { CalloutSection } from './callout/config.ts';
import { DividerSection } from './divider/config.ts';
import { ImageSection } from './image/config.ts';
import { OutlineSection } from './outline/config.ts';
import { PapersSection } from './papers/config.ts';
import { ReadingSection } from './reading/config.ts';
import { SponsorSection } from './sponsor/config.ts';
import { StoriesSection } from './stories/config.ts';
import { TakeawaysSection } from './takeaways/config.ts';
import { TextSection } from './text/config.ts';
import { WatchSection } from './watch/config.ts';

/** In the order in which an issue usually has them. */
export const allSections: Block[] = [
  WatchSection,
  TakeawaysSection,
  BigStorySection,
  StoriesSection,
  PapersSection,
  ReadingSection,
  OutlineSection,
  TextSection,
  ImageSection,
  CalloutSection,
  SponsorSection,
  DividerSection,
];
