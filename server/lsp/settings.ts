/**
 * The settings that hold for a file: what the nearest `foedus.json` fixes for all who work on the folder, before what
 * the client says, before the defaults.
 */
import { firstDay, parseDate, today } from '../model/dates.ts';
import { type Configuration, configurationName, readConfiguration } from '../rules/configuration.ts';
import { defaultSettings, ruleIds, type Settings, severities } from '../rules/index.ts';
import { canonical } from './files.ts';
import type { Settings as GivenSettings } from './protocol.ts';

const known = new Set(ruleIds);

/** Whether a file is a configuration, by its name. */
export function isConfiguration(uri: string): boolean {
  return uri.endsWith(`/${configurationName}`);
}

/** All settings there are, by whom they come from. */
export class SettingsBook {
  /** As the client gave them: under `''` for all, under a folder's URI for what lies in it. */
  #given: ReadonlyMap<string, GivenSettings> = new Map();
  /** By the canonical URI of the configuration's folder, with its closing slash. */
  readonly #configurations = new Map<string, Configuration>();
  readonly #made = new Map<string, Settings>();

  /** Takes the client's settings: under `''` for all, under a folder's URI for what lies in it. */
  give(settings: ReadonlyMap<string, GivenSettings>): void {
    this.#given = new Map([...settings].map(([folder, given]) => [folder && withSlash(canonical(folder)), given]));
    this.#made.clear();
  }

  /** Takes a configuration as read; `undefined`: it has gone. What is wrong in it does not count; the rest does. */
  configure(uri: string, text: string | undefined): void {
    const folder = folderOf(canonical(uri));
    if (text === undefined) this.#configurations.delete(folder);
    else this.#configurations.set(folder, readConfiguration(text, known).configuration);
    this.#made.clear();
  }

  /** The URIs of the folders that have a configuration. */
  configured(): string[] {
    return [...this.#configurations.keys()].map((folder) => folder + configurationName);
  }

  /** What the client says for a file, as it says it. */
  givenFor(uri: string): GivenSettings {
    return nearest(this.#given, canonical(uri))?.value ?? {};
  }

  /** What holds for a file. The same object as long as nothing changes, so that what was computed with it can be kept. */
  for(uri: string): Settings {
    const file = canonical(uri);
    const configuration = nearest(this.#configurations, file);
    const given = nearest(this.#given, file);
    const day = configuration?.value.day ?? dayOf(given?.value) ?? today();
    const key = `${day} ${configuration?.folder} ${given?.folder}`;
    let made = this.#made.get(key);
    if (!made) {
      const defaults = defaultSettings(day);
      made = {
        day,
        ambiguityLimit: configuration?.value.ambiguityLimit ?? limitOf(given?.value) ?? defaults.ambiguityLimit,
        severities: { ...defaults.severities, ...severitiesOf(given?.value), ...configuration?.value.severities },
      };
      this.#made.set(key, made);
    }
    return made;
  }
}

/** What is said for the innermost folder that holds the file; `''` holds all. */
function nearest<T>(by: ReadonlyMap<string, T>, file: string): { folder: string; value: T } | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder.slice(0, -1))) {
    const value = by.get(folder);
    if (value !== undefined) return { folder, value };
    if (folder === '') return undefined;
  }
}

/** The folder of a URI with its closing slash; `''` above the topmost. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function dayOf(given: GivenSettings | undefined): number | undefined {
  const read = given?.dateOfAnalysis ? parseDate(given.dateOfAnalysis) : undefined;
  return read && !('error' in read) ? firstDay(read) : undefined;
}

function limitOf(given: GivenSettings | undefined): number | undefined {
  const limit = given?.ambiguityLimit;
  return typeof limit === 'number' ? Math.min(Math.max(limit, 0), 100) / 100 : undefined;
}

function severitiesOf(given: GivenSettings | undefined): Settings['severities'] {
  return Object.fromEntries(
    Object.entries(given?.rules ?? {}).filter(
      ([rule, set]) => known.has(rule) && (set === 'off' || severities.includes(set)),
    ),
  );
}
