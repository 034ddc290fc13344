export function cutSmallShareFonts(folder: string): Promise<void>;
export function cutJapaneseShareFonts(folder: string): Promise<void>;
