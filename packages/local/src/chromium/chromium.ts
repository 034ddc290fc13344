/** How to launch the browser that was found and tried. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** To be added to the browser's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly origin: string;
}
