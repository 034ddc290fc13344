/** Kept with every rendition. Raise it when the bytes of a rendered issue change; old renditions stay as they are. */
export const rendererVersion = '5';
