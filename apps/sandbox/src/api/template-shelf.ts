import { randomUUID } from 'node:crypto';
import type { TemplateVariable } from '../mail/template-variables.ts';

/** A published form of a template. Never changes, and outlives the template: old mails are rendered from it. */
export interface TemplateVersion {
  readonly id: string;
  readonly templateId: string;
  readonly from?: string;
  readonly subject?: string;
  readonly html: string;
  readonly text?: string;
  readonly variables: readonly TemplateVariable[];
}

export interface TemplateDraft {
  readonly name: string;
  readonly alias?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly replyTo?: readonly string[];
  readonly html: string;
  readonly text?: string;
  readonly variables: readonly TemplateVariable[];
}

export interface Template {
  readonly id: string;
  readonly draft: TemplateDraft;
  readonly draftVersionId: string;
  readonly published: TemplateVersion | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly publishedAt: number | null;
}

/** What happened to templates, as kept in the state file. */
export type TemplateChange =
  | { readonly type: 'template.saved'; readonly template: Template }
  | { readonly type: 'template.removed'; readonly id: string };

/** All templates by id and alias, and every version ever published. Changes are values, so they can be replayed. */
export class TemplateShelf {
  readonly #templates = new Map<string, Template>();
  readonly #versions = new Map<string, TemplateVersion>();

  apply(change: TemplateChange): void {
    switch (change.type) {
      case 'template.saved': {
        const { template } = change;
        this.#templates.set(template.id, template);
        if (template.published !== null) this.#versions.set(template.published.id, template.published);
        return;
      }
      case 'template.removed':
        this.#templates.delete(change.id);
        return;
    }
  }

  find(idOrAlias: string): Template | undefined {
    const byId = this.#templates.get(idOrAlias);
    if (byId !== undefined) return byId;
    for (const template of this.#templates.values()) {
      if (template.draft.alias === idOrAlias) return template;
    }
    return undefined;
  }

  version(id: string): TemplateVersion | undefined {
    return this.#versions.get(id);
  }

  /** Newest first. */
  list(): Template[] {
    return [...this.#templates.values()].reverse();
  }

  clear(): void {
    this.#templates.clear();
    this.#versions.clear();
  }
}

export function newTemplate(draft: TemplateDraft, now: number): Template {
  return {
    id: randomUUID(),
    draft,
    draftVersionId: randomUUID(),
    published: null,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
  };
}

/** An edit stays a draft: what is sent is the published version until the next publish. */
export function editTemplate(template: Template, change: Partial<TemplateDraft>, now: number): Template {
  return {
    ...template,
    draft: { ...template.draft, ...change },
    draftVersionId: randomUUID(),
    updatedAt: now,
  };
}

export function publishTemplate(template: Template, now: number): Template {
  const { from, subject, html, text, variables } = template.draft;
  return {
    ...template,
    published: {
      id: template.draftVersionId,
      templateId: template.id,
      html,
      variables,
      ...(from === undefined ? {} : { from }),
      ...(subject === undefined ? {} : { subject }),
      ...(text === undefined ? {} : { text }),
    },
    publishedAt: now,
    updatedAt: now,
  };
}
