/** Langium's parser alone, for texts without end of a session. */
import { EmptyFileSystem } from 'langium';
import { makeServices } from './langium-services.ts';
import grammar from './treaty.langium';

const { language } = makeServices(EmptyFileSystem, grammar);

/** Messages of what the parser and the lexer could not read. */
export function parse(text: string): string[] {
  const { parserErrors, lexerErrors } = language.parser.LangiumParser.parse(text);
  return [...lexerErrors, ...parserErrors].map(({ message }) => message);
}
