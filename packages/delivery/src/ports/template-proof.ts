/** What a conformance send over a provider template showed; `auto` hands over by template only where it was `proved`. */
export interface TemplateProof {
  readonly requestId: string;
  /** Whose it is: a fingerprint of the provider's address and the key in use. */
  readonly account: string;
  /** `unfit`: the provider changed something. `refused`: it did not let us try, or did not answer. */
  readonly outcome: 'proved' | 'unfit' | 'refused';
  /** What was seen, for an operator. */
  readonly why: string;
  readonly to: string;
  readonly at: Date;
  /** Its template at the provider is still to be deleted. */
  readonly templateKept?: true;
}

export interface ProofAsked {
  readonly id: string;
  readonly to: string;
}

/** `masthead doctor --prove-template`: asked for here, done by the worker, which alone calls the provider. */
export interface ProofVerbs {
  /** Answers the request's id, which the proof will carry. */
  request(to: string): Promise<string>;
  latest(): Promise<TemplateProof | null>;
}
