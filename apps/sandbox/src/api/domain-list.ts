export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

/** The team's sending domains, all verified. While none was named, mail from any domain is let through. */
export class DomainList {
  readonly #configured: readonly Domain[];
  #added: Domain[] = [];

  constructor(configured: readonly Domain[]) {
    this.#configured = configured;
  }

  add(domain: Domain): void {
    this.#added.push(domain);
  }

  remove(id: string): void {
    this.#added = this.#added.filter((domain) => domain.id !== id);
  }

  list(): Domain[] {
    return [...this.#configured, ...this.#added];
  }

  isVerified(name: string): boolean {
    if (this.#configured.length === 0) return true;
    return this.list().some((domain) => domain.name === name);
  }

  clear(): void {
    this.#added = [];
  }
}
