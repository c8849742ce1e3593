import { bytesOf, typeOf } from './bytes'
import { problem } from './problem'

const MOST = 64 * 1024

/** The JSON a request carries, up to 64 kB; or the answer that says why it was not read. */
export async function jsonBody(
  request: Request,
): Promise<{ ok: true; body: unknown } | { ok: false; answer: Response }> {
  if (typeOf(request) !== 'application/json')
    return { ok: false, answer: problem(415, 'Only application/json is read here.') }
  const bytes = await bytesOf(request, MOST)
  if (bytes === null) return { ok: false, answer: problem(413, 'At most 64 kB are read here.') }
  try {
    return { ok: true, body: JSON.parse(Buffer.from(bytes).toString('utf8')) }
  } catch {
    return { ok: false, answer: problem(400, 'This is not JSON.') }
  }
}
