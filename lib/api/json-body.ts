import { problem } from './problem'

const MOST = 64 * 1024

/** The JSON a request carries, up to 64 kB; or the answer that says why it was not read. */
export async function jsonBody(
  request: Request,
): Promise<{ ok: true; body: unknown } | { ok: false; answer: Response }> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json')
    return { ok: false, answer: problem(415, 'Only application/json is read here.') }
  const text = await textOf(request)
  if (text === null) return { ok: false, answer: problem(413, 'At most 64 kB are read here.') }
  try {
    return { ok: true, body: JSON.parse(text) }
  } catch {
    return { ok: false, answer: problem(400, 'This is not JSON.') }
  }
}

async function textOf({ body }: Request): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > MOST) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
