declare module 'jsonfeed-schema/v1.1.js' {
  /** JSON Schema, draft 7. */
  const schema: Record<string, unknown>;
  export default schema;
}

declare module '*/share-fonts.mjs' {
  /** Writes the TrueType files of the Japanese letters into the folder. */
  export function cutJapaneseShareFonts(folder: string): Promise<void>;
}
