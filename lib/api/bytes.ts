/** What a request carries, up to `most` bytes; null when it is more. No more than that is ever read. */
export async function bytesOf({ body }: Request, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The media type that a request says it carries, in lower case and without its parameters. */
export const typeOf = ({ headers }: Request) =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
