import { Agent, request, type Dispatcher } from 'undici'
import { publicLookup, wayTo, type Permit } from './address'

/** `timeout` is for the whole exchange, in milliseconds; an answer is read up to `most` bytes. */
export type Limits = { permit: Permit; timeout?: number; most?: number }

export type Answer =
  | { ok: true; status: number; text: string; milliseconds: number }
  | { ok: false; problem: string; milliseconds: number }

type Message = { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }

/** Calls an address outside: no redirects, 15 seconds, 64 kB. What goes wrong on the way is an answer too. */
export async function reach(
  address: string,
  message: Message,
  { permit, timeout = 15_000, most = 64 * 1024 }: Limits,
): Promise<Answer> {
  const began = performance.now()
  const spent = () => Math.round(performance.now() - began)
  if (!URL.canParse(address)) return { ok: false, problem: 'not-an-address', milliseconds: 0 }
  const url = new URL(address)
  const way = wayTo(url, permit)
  if (way !== 'open' && way !== 'guarded') return { ok: false, problem: way, milliseconds: 0 }

  const dispatcher = way === 'open' ? openAgent : guardedAgent
  try {
    const signal = AbortSignal.timeout(timeout)
    const { statusCode, body } = await request(url, { ...message, dispatcher, signal })
    const text = await textOf(body, most)
    return { ok: true, status: statusCode, text, milliseconds: spent() }
  } catch (error) {
    return { ok: false, problem: problemOf(error), milliseconds: spent() }
  }
}

const openAgent = new Agent({ keepAliveTimeout: 1_000 })
const guardedAgent = new Agent({ keepAliveTimeout: 1_000, connect: { lookup: publicLookup } })

async function textOf(body: Dispatcher.ResponseData['body'], most: number) {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most)
      throw Object.assign(new Error('The answer is too large.'), { code: 'too-large' })
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

// What has a code comes from the network; anything else is a mistake of ours and goes on being one.
function problemOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'timeout'
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
