/** The same three questions for the editor's language model as `foedus mcp` answers elsewhere. */
import { Disposable, LanguageModelTextPart, LanguageModelToolResult, lm } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods, type ToolParams, type ToolResult } from '../server/lsp/protocol.ts';

/** As package.json announces them. */
const names = ['treaty_check', 'treaty_explain', 'treaty_whatif'] as const;

/** Registers them; nothing where the editor has no language models. */
export function registerTools(client: BaseLanguageClient): Disposable {
  if (typeof lm?.registerTool !== 'function') return Disposable.from();
  return Disposable.from(
    ...names.map((name) =>
      lm.registerTool<ToolParams['input']>(name, {
        async invoke({ input }, token) {
          const params: ToolParams = { name, input };
          const { text, failed } = await client.sendRequest<ToolResult>(methods.tool, params, token);
          if (failed) throw new Error(text);
          return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
        },
      }),
    ),
  );
}
