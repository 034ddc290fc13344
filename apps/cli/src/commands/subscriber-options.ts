export interface Json {
  readonly json?: true;
}
export interface ImportOptions extends Json {
  readonly newsletter?: string;
  readonly consent: string;
  readonly map?: readonly string[];
  readonly dryRun?: true;
  readonly errors?: string;
}
export interface ExportOptions {
  readonly newsletter?: string;
  readonly state?: string;
  readonly frequency?: string;
  readonly source?: string;
  readonly topic?: string;
  readonly engagedSince?: string;
  readonly out?: string;
}
export interface AddOptions extends Json {
  readonly newsletter?: string;
  readonly name?: string;
  readonly consent: string;
}
export interface WhyOptions extends Json {
  readonly reason: string;
}
export interface HistoryOptions extends Json {
  readonly limit: number;
  readonly before?: string;
}
