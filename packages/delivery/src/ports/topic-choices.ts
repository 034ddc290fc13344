/** Topics stand in delivery's rows by their slug: in what readers chose, in saved segments and in the copies that campaigns keep. */
export interface TopicChoices {
  /** Whatever names `from` names `into`, once. May be repeated. Answers how many readers’ choices were led this time. */
  lead(merge: TopicLead): Promise<number>;
  /** Takes it back, but where somebody chose or saved anew since. May be repeated. Answers as `lead`. */
  leadBack(merge: TopicLead): Promise<number>;
}

/** Two topics that became one. */
export interface TopicLead {
  /** Names the merge: what it changed is marked with it. */
  readonly by: string;
  /** The slug that went. */
  readonly from: string;
  /** The slug that stays. */
  readonly into: string;
}
