/** What is typed behind `masthead keys`. */
export interface RotateOptions {
  readonly file?: string;
  readonly atOnce?: true;
  readonly print?: true;
}
