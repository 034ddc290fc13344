// The parts of citation.js that we use; it ships no types.
declare module '@citation-js/core' {
  export class Cite {
    constructor(
      data: readonly object[],
      options: { readonly forceType: '@csl/list+object'; readonly generateGraph: false },
    );
    format(format: 'bibtex' | 'ris'): string;
  }
  export const plugins: {
    readonly config: { get(name: '@bibtex'): { readonly format: Record<string, unknown> } };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
declare module '@citation-js/name' {
  export function parse(name: string): {
    readonly family?: string;
    readonly given?: string;
    readonly 'non-dropping-particle'?: string;
  };
}
declare module '@customcommander/ris' {
  const ris: { read(text: string): readonly Record<string, readonly string[]>[] };
  export default ris;
}
