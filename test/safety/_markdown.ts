// What a preview of Markdown would do something with.
import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';

const reader = new MarkdownIt({ html: true, linkify: true });

/** Fails if Markdown holds anything active that is not ours. */
export function shownAsText(markdown: string, where: string): void {
  const look = (tokens: ReturnType<typeof reader.parse>) => {
    for (const token of tokens) {
      assert.doesNotMatch(token.type, /^html/, `HTML in ${where}:\n${markdown}`);
      assert.notEqual(token.type, 'image', `a picture in ${where}:\n${markdown}`);
      const to = token.attrGet('href') ?? '';
      assert.doesNotMatch(decodeURIComponent(to), /evil/, `a link in ${where}:\n${markdown}`);
      if (token.children) look(token.children);
    }
  };
  look(reader.parse(markdown, {}));
}
