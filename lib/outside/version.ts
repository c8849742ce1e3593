import { z } from 'zod'
import { reach, type Limits } from './reach'

const Served = z.object({ version: z.string() })

/** The version that is served: from `{"version": "…"}` or plain text; null with the problem when it cannot be read. */
export async function readVersion(
  url: string,
  limits: Limits,
): Promise<{ version: string } | { version: null; problem: string }> {
  const answer = await reach(url, {}, limits)
  if (!answer.ok) return { version: null, problem: answer.problem }
  if (answer.status !== 200) return { version: null, problem: `HTTP ${answer.status}` }
  return { version: versionIn(answer.text.trim()) }
}

function versionIn(text: string): string {
  if (!text.startsWith('{')) return text
  try {
    return Served.safeParse(JSON.parse(text)).data?.version ?? text
  } catch {
    return text // not JSON after all: as it is, it matches no version
  }
}
