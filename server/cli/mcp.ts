/**
 * `foedus mcp`: the three questions of features/tools.ts for language models, over the Model Context Protocol. Every
 * question reads the folder anew, so an answer is never of yesterday's text; nothing is written.
 */
import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { answerTool, type Input, ToolError, tools } from '../features/tools.ts';
import { settingsOf, workspaceOf } from './analysis.ts';
import { readInput } from './disk.ts';
import { UsageError } from './usage.ts';
import { version } from './version.ts';

/** Serves over standard input and output until the client goes. */
export function mcp(folder: string, options: { readonly date?: string }): void {
  serveStdio(() => {
    const server = new McpServer({ name: 'foedus', version }, { capabilities: { tools: {} } });
    for (const { name, title, description, input } of tools)
      server.registerTool(
        name,
        {
          title,
          description,
          inputSchema: fromJsonSchema<Input>({
            type: 'object',
            properties: Object.fromEntries(
              Object.entries(input).map(([key, { description: says }]) => [key, { type: 'string', description: says }]),
            ),
            required: Object.entries(input).flatMap(([key, { required }]) => (required ? [key] : [])),
          }),
          annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
        },
        async (given) => {
          try {
            return { content: [{ type: 'text', text: await answer(name, given, folder, options.date) }] };
          } catch (error) {
            if (!(error instanceof ToolError || error instanceof UsageError)) throw error;
            return { content: [{ type: 'text', text: error.message }], isError: true };
          }
        },
      );
    return server;
  });
}

async function answer(name: string, input: Input, folder: string, date: string | undefined): Promise<string> {
  const read = await readInput([folder], { mayBeEmpty: true });
  return answerTool(name, input, workspaceOf(read), settingsOf(read, date));
}
