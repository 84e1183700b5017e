/** The services that Langium makes of the grammar, none replaced, and one check, so that there are diagnostics to send. */
import { inject, type LangiumCoreServices, loadGrammarFromJson, type ValidationAcceptor } from 'langium';
import { interpretAstReflection } from 'langium/grammar';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumSharedServices,
} from 'langium/lsp';

/** `grammar` is JSON as Langium's own tool writes it. */
export function makeServices(
  context: DefaultSharedModuleContext,
  grammar: string,
): { shared: LangiumSharedServices; language: LangiumCoreServices } {
  const loaded = loadGrammarFromJson(grammar);
  const reflection = interpretAstReflection(loaded);
  const shared = inject(createDefaultSharedModule(context), { AstReflection: () => reflection });
  const metaData = {
    languageId: 'treaty',
    fileExtensions: ['.treaty'],
    caseInsensitive: false,
    mode: 'production' as const,
  };
  const language = inject(createDefaultModule({ shared }), {
    Grammar: () => loaded,
    LanguageMetaData: () => metaData,
    parser: { ParserConfig: () => ({ skipValidations: true }) },
  });
  shared.ServiceRegistry.register(language);
  language.validation.ValidationRegistry.register({ Obligation: owedOnNoEvent } as never);
  return { shared, language };
}

/** Found about as often as all that our rules find. */
function owedOnNoEvent(node: { $type: string; modifiers: { $type: string }[] }, accept: ValidationAcceptor): void {
  if (node.modifiers.some(({ $type }) => $type === 'When')) return;
  accept('warning', 'No event is named upon which this obligation is owed.', {
    node: node as never,
    property: 'name' as never,
  });
}
