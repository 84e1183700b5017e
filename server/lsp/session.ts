/**
 * What the server knows: the open documents, the workspace's files, the settings; and the workspace made of them.
 * Open documents win over files. A change re-parses the changed file only.
 */
import { type CancellationToken, Emitter, type Event, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseFile, sizeLimit, type TreatyFile } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';
import { type CsvTexts, changedWorkspace, makeWorkspace, type Workspace } from '../model/workspace.ts';
import type { Settings } from '../rules/rule.ts';
import { CsvFiles, canonical, type Files, isTreaty, tooLarge, treatyText } from './files.ts';
import { Patience } from './patience.ts';
import type { Positions } from './positions.ts';
import type { Settings as GivenSettings } from './protocol.ts';
import { isConfiguration, SettingsBook } from './settings.ts';

/** A treaty file of the workspace: as open in the editor, or as read. */
interface Entry {
  /** As the client spells it. */
  readonly uri: string;
  readonly source: SourceFile;
  readonly document: TextDocument;
  /** Why its text could not be read, to stand after "This file was not read:"; then it counts as empty. */
  readonly unreadable?: string;
}

/** How many files are read at once. */
const readAtOnce = 8;

export class Session {
  readonly documents: TextDocuments<TextDocument>;
  /** How the client counts. */
  readonly positions: Positions;
  readonly #files: Files;
  /** By canonical URI. */
  readonly #read = new Map<string, Entry>();
  readonly #open = new Map<string, Entry>();
  readonly #csv = new CsvFiles();
  /** The `foedus.json` and CSV files, by canonical URI: as they are shown where something in them is wrong. */
  readonly #beside = new Map<string, TextDocument>();
  readonly #changed = new Emitter<void>();
  readonly #settingsChanged = new Emitter<void>();
  readonly #cameLate = new Emitter<void>();
  readonly #patience = new Patience();
  /** The workspace as it was last asked for, what it is made of, and what has changed since, by canonical URI. */
  #workspace: Workspace;
  readonly #sources = new Map<string, SourceFile>();
  readonly #touched = new Set<string>();
  #csvTouched = false;
  #generation = 0;
  #ready: Promise<void> = Promise.resolve();
  /** What is read, one after the other. */
  #reading: Promise<void> = Promise.resolve();
  readonly #settings = new SettingsBook();
  #folders: readonly string[] = [];

  constructor(files: Files, positions: Positions) {
    this.#files = files;
    this.#workspace = makeWorkspace([], this.#csv);
    this.positions = positions;
    this.documents = new TextDocuments(positions.documents());
    this.documents.onDidChangeContent(({ document }) => this.#take(document));
    this.documents.onDidClose(({ document }) => this.#drop(document));
  }

  /** Fires when findings may have become others: a document, a file, a folder or a setting changed. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /** Fires when the client has given other settings. */
  get onDidChangeSettings(): Event<void> {
    return this.#settingsChanged.event;
  }

  /** Fires when something has come that `ready` had given up. */
  get onDidComeLate(): Event<void> {
    return this.#cameLate.event;
  }

  /** Counts the changes; equal numbers mean that nothing has changed. */
  get generation(): number {
    return this.#generation;
  }

  /** Settled when the files that were to be read have been read, or the client has been silent for too long. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** The folders of the workspace, as URIs. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** All files as they are now. */
  get workspace(): Workspace {
    if (this.#touched.size > 0 || this.#csvTouched) {
      const changes = new Map<string, SourceFile | undefined>();
      for (const key of this.#touched) {
        const source = this.entry(key)?.source;
        const before = this.#sources.get(key);
        if (source === before) continue;
        if (before) changes.set(before.uri, undefined);
        if (source) {
          changes.set(source.uri, source);
          this.#sources.set(key, source);
        } else this.#sources.delete(key);
      }
      this.#workspace = changedWorkspace(this.#workspace, changes, this.#csvTouched);
      this.#touched.clear();
      this.#csvTouched = false;
    }
    return this.#workspace;
  }

  /** The CSV files. */
  get csv(): CsvTexts {
    return this.#csv;
  }

  /** Every treaty of the workspace, those open first. */
  *#entries(): Generator<Entry> {
    for (const entry of this.#open.values()) if (!this.#settings.leavesOut(entry.uri)) yield entry;
    for (const [key, entry] of this.#read)
      if (!this.#open.has(key) && !this.#settings.leavesOut(entry.uri)) yield entry;
  }

  /** The URIs of all treaties, those open first. */
  uris(): string[] {
    return [...this.#entries()].map(({ uri }) => uri);
  }

  /** The URIs of what stands beside the treaties and may be wrong itself: `foedus.json` and CSV files. */
  beside(): string[] {
    return [...this.#beside.values()].map(({ uri }) => uri);
  }

  /** A treaty by its URI, however spelled. One that the settings leave out is none. */
  entry(uri: string): Entry | undefined {
    const key = canonical(uri);
    const entry = this.#open.get(key) ?? this.#read.get(key);
    return entry && this.#settings.leavesOut(entry.uri) ? undefined : entry;
  }

  /** Any file that is read, treaty or not. */
  document(uri: string): TextDocument | undefined {
    return this.entry(uri)?.document ?? this.#beside.get(canonical(uri));
  }

  /** The version of an open document. */
  versionOf(uri: string): number | undefined {
    return this.#open.get(canonical(uri))?.document.version;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
  }

  /** Takes the settings as the client gave them: under `''` for all, under a folder's URI for what lies in it. */
  setSettings(given: ReadonlyMap<string, GivenSettings>): void {
    this.#settings.give(given);
    this.#touchAll();
    this.#note();
    this.#settingsChanged.fire();
  }

  /** What the client says for a file: for what is shown only, and never found. */
  givenFor(uri: string): GivenSettings {
    return this.#settings.givenFor(uri);
  }

  /** What holds for a file. */
  settingsFor(uri: string): Settings {
    return this.#settings.for(uri);
  }

  /** Lets `ready` wait for something more that is asked of the client. */
  waitFor(work: Promise<unknown>): void {
    const waiting = this.#patience.until(work).then((done) => {
      if (!done) void work.then(() => this.#cameLate.fire());
    });
    this.#alsoWaitFor(waiting);
  }

  #alsoWaitFor(work: Promise<void>): void {
    this.#ready = Promise.all([this.#ready, work]).then(() => undefined);
  }

  /** Lists and reads all files anew; `ready` waits for it. */
  load(): Promise<void> {
    return this.#inTurn(() => this.#loadAll());
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const reading = this.#reading.then(work);
    this.#reading = reading.catch(() => undefined);
    if (this.#files.fromClient) this.waitFor(this.#reading);
    else this.#alsoWaitFor(this.#reading);
    return reading;
  }

  async #loadAll(): Promise<void> {
    const listed = await this.#files.list(this.documents.keys());
    this.#patience.heard();
    const wanted = listed.filter(({ uri }) => isRead(uri));
    const gone = new Set([...this.#read.keys(), ...this.#csv.keys(), ...this.#settings.configured()]);
    for (const { uri } of wanted) gone.delete(canonical(uri));
    for (const key of gone) this.#forget(key);
    await inParallel(wanted, ({ uri }) => this.#readFile(uri));
    this.#note();
  }

  /** Reads again what has changed on the disk, and forgets what has gone. */
  filesChanged(changes: readonly { uri: string; gone: boolean }[]): Promise<void> {
    return this.#inTurn(async () => {
      const wanted = changes.filter(({ uri }) => isRead(uri));
      for (const { uri, gone } of wanted) if (gone) this.#forget(canonical(uri));
      await inParallel(
        wanted.filter(({ gone }) => !gone),
        ({ uri }) => this.#readFile(uri),
      );
      if (wanted.length > 0) this.#note();
    });
  }

  /** Settings may leave other files out. */
  #touchAll(): void {
    for (const key of [...this.#open.keys(), ...this.#read.keys()]) this.#touched.add(key);
  }

  #forget(key: string): void {
    if (this.#read.delete(key)) this.#touched.add(key);
    if (this.#csv.delete(key)) this.#csvTouched = true;
    this.#beside.delete(key);
    if (isConfiguration(key)) {
      this.#settings.configure(key, undefined);
      this.#touchAll();
    }
  }

  async #readFile(uri: string): Promise<void> {
    const result = await this.#files.read(uri);
    this.#patience.heard();
    const key = canonical(uri);
    if (!isTreaty(uri)) {
      if ('text' in result) this.#beside.set(key, TextDocument.create(uri, 'plaintext', 0, result.text));
      else this.#beside.delete(key);
    }
    if (isConfiguration(uri)) {
      this.#settings.configure(uri, 'text' in result ? result.text : undefined);
      this.#touchAll();
      return;
    }
    if (!isTreaty(uri)) {
      this.#csv.take(uri, result);
      this.#csvTouched = true;
      return;
    }
    const { text, unreadable } = treatyText(result);
    const previous = this.#read.get(key);
    if (previous?.source.tree.text === text && previous.unreadable === unreadable) return;
    const tree = parseFile(text, previous?.source.tree);
    this.#touched.add(key);
    this.#read.set(key, entryOf(uri, tree, TextDocument.create(uri, 'treaty', 0, text), unreadable));
  }

  #take(document: TextDocument): void {
    const key = canonical(document.uri);
    const text = document.getText();
    const previous = this.#open.get(key) ?? this.#read.get(key);
    const unreadable = text.length > sizeLimit ? tooLarge(text.length) : undefined;
    const tree = parseFile(unreadable ? '' : text, previous?.source.tree);
    this.#touched.add(key);
    this.#open.set(key, entryOf(document.uri, tree, document, unreadable));
    this.#note();
  }

  #drop(document: TextDocument): void {
    const key = canonical(document.uri);
    this.#open.delete(key);
    this.#touched.add(key);
    this.#note();
  }

  #note(): void {
    this.#generation++;
    this.#changed.fire();
  }
}

/** Whether a file of the workspace is read: the treaties, and what stands beside them. */
function isRead(uri: string): boolean {
  return isTreaty(uri) || uri.endsWith('.csv') || isConfiguration(uri);
}

function entryOf(uri: string, tree: TreatyFile, document: TextDocument, unreadable: string | undefined): Entry {
  return { uri, source: { uri, tree }, document, ...(unreadable === undefined ? {} : { unreadable }) };
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: readAtOnce }, worker));
}

/** Lets what has arrived meanwhile (an edit, a cancellation, a request) go first, and what arrives in so many milliseconds. */
export function breathe(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Resolves when something changes or the token is cancelled, whichever is first. */
export function nextChange(session: Session, token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      changed.dispose();
      cancelled.dispose();
      resolve();
    };
    const changed = session.onDidChange(done);
    const cancelled = token.onCancellationRequested(done);
  });
}
