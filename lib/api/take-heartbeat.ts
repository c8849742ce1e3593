import 'server-only'
import { z } from 'zod'
import { installation } from '@/db/aggregates/installation'
import { payloads, type InstallationCommandOf } from '@/lib/installations/commands'
import type { InstallationRefusal } from '@/lib/installations/refusals'
import { perform } from '@/lib/perform'
import { isStale } from '@/lib/release/stale'
import { readableForm } from '@/lib/readable-form'
import type { Bearer } from '@/lib/release/people'
import { explainCell, explainInstallation } from '@/lib/words/installation'
import { answer } from './answer'
import { endpoint } from './endpoint'
import { jsonBody } from './json-body'
import { problem } from './problem'
import { words } from './words'

type Asked = { token: Bearer<'installations:write'>; request: Request; id: string }

/** Takes what an installation reports of itself, as JSON. Sent again it changes nothing, so it takes no key. */
export const takeHeartbeat = endpoint<'installations:write', { id: string }>(
  'installations:write',
  ({ token, request, params }) => record({ token, request, id: params.id }),
)

async function record({ token, request, id }: Asked): Promise<Response> {
  if (token.installationId !== id)
    return problem(404, 'This token reports of no such installation.')
  const read = await readReport(request)
  if (read instanceof Response) return read
  const command = { type: 'reportFacts', ...read } as const
  const asked = { actor: token, subject: id, command, channel: 'api' as const }
  const decision = await perform(installation, asked)
  if (!decision) return problem(404, 'There is no such installation.')
  if (decision.ok) return answer(200, { installation: id, recorded: true })
  if (isStale(decision.refusal)) throw new Error('A request is drawn from no page.')
  return refusedBy(decision.refusal, id)
}

type Report = Omit<InstallationCommandOf<'reportFacts'>, 'type'>

async function readReport(request: Request): Promise<Report | Response> {
  const json = await jsonBody(request)
  if (!json.ok) return json.answer
  const fields = z.record(z.string(), z.unknown()).safeParse(json.body)
  const texts = Object.entries(fields.data ?? {}).filter(([, value]) => typeof value === 'string')
  const readable = readableForm.safeParse(Object.fromEntries(texts))
  const payload = payloads.reportFacts.safeParse(json.body)
  if (readable.success && payload.success) return payload.data
  const issues = readable.error?.issues ?? payload.error?.issues ?? []
  const errors = issues.map(({ path, message }) => ({
    field: path.join('.'),
    detail: explainCell(words.installations, words.refusals, message),
  }))
  return problem(422, 'This is not a report that can be taken.', { errors })
}

// What is known already, or was overtaken by a younger report, is no fault of who reports it.
function refusedBy(refusal: InstallationRefusal, id: string): Response {
  const { code } = refusal
  if (code === 'unchanged' || code === 'older-facts')
    return answer(200, { installation: id, recorded: false, code })
  const text = explainInstallation(words.installations, words.refusals, refusal)
  if (code === 'facts-in-the-future') return problem(422, text, { code })
  return problem(409, text, { code, blockedBy: [{ kind: 'data', text, whoCan: [] }] })
}
