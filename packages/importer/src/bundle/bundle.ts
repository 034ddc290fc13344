/** What another service knew of an issue beside its words. */
export interface PostFacts {
  readonly title: string;
  readonly subtitle: string;
  /** The day it came out there, `YYYY-MM-DD`. */
  readonly date: string | null;
}

/** One text of an archive that may become an issue. */
export interface BundleText {
  /** Where it came from: `export.zip/posts/12.first.html`. */
  readonly name: string;
  /** Text, Markdown or HTML; begins with its title where only a table knew it. */
  readonly source: string;
  readonly date: string | null;
}

/** A file that no issue can be made of; `why` is a sentence for an editor. */
export interface BundleRefusal {
  readonly name: string;
  readonly why: string;
  /** True: nothing was lost (a list of readers, a picture). False: it should have been an issue. */
  readonly harmless: boolean;
}

export interface Bundle {
  /** Oldest first; what has no date keeps the order of its names, before what has one. */
  readonly texts: readonly BundleText[];
  readonly refused: readonly BundleRefusal[];
}

/** A file as it was dropped or named. */
export interface BundleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The whole archive is unusable; `message` is a sentence for an editor. */
export class BundleRefused extends Error {}

/** What an archive may hold. Sizes in bytes. */
export interface BundleLimits {
  readonly entries: number;
  readonly texts: number;
  readonly textBytes: number;
  readonly allBytes: number;
  /** Unpacked to packed, of one file: text stays below 60, a bomb is above 1,000. */
  readonly ratio: number;
}

/** A weekly of forty years with its pictures and readers' files fits; a bomb does not. */
export const bundleLimits: BundleLimits = {
  entries: 20_000,
  texts: 2_000,
  textBytes: 2_500_000,
  allBytes: 100_000_000,
  ratio: 200,
};
