import type { Segment } from '@masthead/domain';

/** Saved filters of newsletters. A campaign copies its filter when it is scheduled: a segment changed later changes no campaign. */
export interface Segments {
  of(newsletterId: string): Promise<readonly Segment[]>;
  get(id: string): Promise<Segment | null>;
  /** A name stands for one filter a newsletter: saved again it means the new one. */
  save(segment: Omit<Segment, 'id'>): Promise<Segment>;
  remove(id: string): Promise<boolean>;
}
