/** The questions of a language model in the editor. */
import { answerTool, ToolError } from '../../features/tools.ts';
import { methods, type ToolParams, type ToolResult } from '../protocol.ts';
import { type Service, settled } from '../service.ts';

export const tools: Service = {
  serve({ connection, session }) {
    connection.onRequest(methods.tool, async (params: ToolParams, token): Promise<ToolResult> => {
      await settled(session, token);
      const settings = session.settingsFor(session.uris()[0] ?? session.folders[0] ?? '');
      try {
        return { text: answerTool(String(params?.name), params?.input ?? {}, session.workspace, settings) };
      } catch (error) {
        if (error instanceof ToolError) return { text: error.message, failed: true };
        throw error;
      }
    });
  },
};
