/** Hierarchies: what sets what off, the kinds of event, and what carries a concept out. */
import {
  type CallHierarchyItem,
  ErrorCodes,
  ResponseError,
  SymbolKind,
  type TypeHierarchyItem,
} from 'vscode-languageserver';
import { type Call, type CallItem, callItemAt, setOffBy, setsOff } from '../../features/calls.ts';
import { implementationsAt } from '../../features/implementation.ts';
import { firstMention, type Kind, kindAt, narrowerThan, pageLineOf, widerThan } from '../../features/kinds.ts';
import type { Location } from '../../model/site.ts';
import { type Server, type Service, settled } from '../service.ts';
import { placed } from './places.ts';

const callKinds: Readonly<Record<CallItem['kind'], SymbolKind>> = {
  obligation: SymbolKind.Method,
  trigger: SymbolKind.Event,
  event: SymbolKind.Constant,
};

/** What an item carries from one request to the next: places as we count them. */
interface CallData {
  readonly selection: Location;
}

export const hierarchies: Service = {
  announce: () => ({ callHierarchyProvider: true, typeHierarchyProvider: true, implementationProvider: true }),
  serve(server) {
    const { connection, session, to } = server;
    const { callHierarchy, typeHierarchy } = connection.languages;
    const item = (call: CallItem): CallHierarchyItem => {
      const data: CallData = { selection: call.selection };
      const { uri, range } = to.location(call.at);
      return {
        name: call.name,
        kind: callKinds[call.kind],
        ...(call.detail ? { detail: call.detail } : {}),
        uri,
        range,
        selectionRange: to.range(call.selection),
        data,
      };
    };
    const ranges = ({ places }: Call) => places.map((each) => to.range(each));
    const dayOf = ({ data }: CallHierarchyItem) => session.settingsFor((data as CallData).selection.uri).day;
    callHierarchy.onPrepare(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const found = callItemAt(session.workspace, file, offset);
      return found ? [item(found)] : null;
    });
    callHierarchy.onIncomingCalls(async ({ item: given }, token) => {
      await settled(session, token);
      const calls = setOffBy(session.workspace, given.data as CallData, dayOf(given));
      return calls.map((call) => ({ from: item(call.item), fromRanges: ranges(call) }));
    });
    callHierarchy.onOutgoingCalls(async ({ item: given }, token) => {
      await settled(session, token);
      const calls = setsOff(session.workspace, given.data as CallData, dayOf(given));
      return calls.map((call) => ({ to: item(call.item), fromRanges: ranges(call) }));
    });

    typeHierarchy.onPrepare(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const found = kindAt(session.workspace, file, offset);
      return found ? [kindItem(server, found.kind, found.at)] : null;
    });
    typeHierarchy.onSupertypes(({ item: given }) =>
      widerThan(given.name).map((kind) => kindItem(server, kind, askedFrom(given))),
    );
    typeHierarchy.onSubtypes(({ item: given }) =>
      narrowerThan(given.name).map((kind) => kindItem(server, kind, askedFrom(given))),
    );

    connection.onImplementation(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      return implementationsAt(session.workspace, file, offset).map((each) => to.location(each));
    });
  },
};

/** A kind stands on the page of all kinds; where the client has no pages, where the workspace names it, or where it was asked from. */
function kindItem({ session, to, options }: Server, { word, definition }: Kind, from: Location): TypeHierarchyItem {
  const own = { name: word, kind: SymbolKind.Interface, detail: definition, data: from };
  if (options.pages) {
    const line = pageLineOf(word);
    const range = { start: { line, character: 0 }, end: { line, character: word.length + 3 } };
    return { ...own, uri: `${options.pages}events.md`, range, selectionRange: range };
  }
  const { uri, range } = to.location(firstMention(session.workspace, word) ?? from);
  return { ...own, uri, range, selectionRange: range };
}

function askedFrom({ data }: TypeHierarchyItem): Location {
  if (!data) throw new ResponseError(ErrorCodes.InvalidParams, 'This item is none of ours.');
  return data as Location;
}
