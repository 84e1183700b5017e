/** Markdown of hovers: what comes from a treaty is shown as text, whatever it holds; concepts become links. */
import { type Concept, findConcept } from '../theory/concepts.ts';

/**
 * Text of the user's as Markdown that shows it as it is: no emphasis, no HTML, no links (also no bare addresses, which
 * editors make links of), no line breaks.
 */
export function plain(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
      .replace(/\$(?=\()/g, '\\$')
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/@(?=\w)/g, '\\@')
      .replace(/\bwww(?=\.)/gi, 'www\u200b')
      // What would begin a list, a heading or a rule.
      .replace(/^[-+#=](?=.?)/, '\\$&')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** As {@link plain}, in quotation marks and not longer than `limit` characters. */
export function quote(text: string, limit = 300): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const characters = [...flat];
  return `“${plain(characters.length > limit ? `${characters.slice(0, limit).join('').trimEnd()}…` : flat)}”`;
}

/** Code of the user's or ours in one line; a text with backticks in it stays whole. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`;
}

/** A piece of the language in a block of its own, coloured as in the editor. */
export function block(source: string): string {
  return `\`\`\`treaty\n${source}\n\`\`\``;
}

/** A sentence of ours: what it has in backticks stays code, all else is shown as it is. */
export function spoken(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((piece, at) => {
      if (at % 2 === 1) return code(piece);
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(piece) ?? [];
      return `${before && ' '}${plain(words)}${after && ' '}`;
    })
    .join('');
}

/** How concepts and rules are linked: by a command where the client runs it, else in bold. */
export class Links {
  readonly #commands: boolean;

  constructor(commands: boolean) {
    this.#commands = commands;
  }

  /** A rule or concept by its id, shown under a name. */
  to(id: string, name: string): string {
    if (!this.#commands) return `**${name}**`;
    return `[${name}](command:foedus.explain?${encodeURIComponent(JSON.stringify([id]))})`;
  }

  /** “What if …” of an obligation; nothing where the client runs no commands. */
  whatIf(clause: string): string {
    if (!this.#commands) return '';
    return `[What if …](command:foedus.whatIf?${encodeURIComponent(JSON.stringify([clause]))})`;
  }

  /** Concepts by their ids, separated by dots. */
  concepts(ids: readonly string[]): string {
    return ids
      .map(findConcept)
      .filter((concept): concept is Concept => concept !== undefined)
      .map(({ id, name }) => this.to(id, name))
      .join(' · ');
  }
}
