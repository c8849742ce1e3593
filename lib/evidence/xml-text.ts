const readable = ['utf-8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252'] as const

/**
 * The text of an XML file, in the encoding its byte order mark or its declaration names (XML 1.0, appendix F);
 * UTF-8 when it names none. Null when the bytes are not text in that encoding, or the encoding is not read here.
 */
export function xmlText(file: string | Uint8Array): string | null {
  if (typeof file === 'string') return file
  const encoding = markedEncoding(file) ?? declaredEncoding(file)
  return encoding === null ? null : decoded(file, encoding)
}

function markedEncoding([first, second]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

function declaredEncoding(file: Uint8Array) {
  const head = String.fromCharCode(...file.subarray(0, 200))
  const named = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(
    head,
  )?.[1]
  if (named === undefined) return 'utf-8'
  return readable.find(encoding => encoding === named.toLowerCase()) ?? null
}

function decoded(file: Uint8Array, encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch (error) {
    // The only thing a fatal decoder of a known encoding throws: these bytes are not text in it.
    if (error instanceof TypeError) return null
    throw error
  }
}
