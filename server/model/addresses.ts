/** Addresses of files as people read them. Clients write the same address with different escapes. */

/** An address without its escapes; one that has broken escapes stays as it is. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The name of the file at an address, without its folders. */
export function fileNameOf(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1));
}
