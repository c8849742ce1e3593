import 'server-only'
import type { z } from 'zod'
import { release } from '@/db/aggregates/release'
import { readJunit, junitLimits } from '@/lib/evidence/junit'
import { recordedRun } from '@/lib/evidence/recorded-run'
import { perform } from '@/lib/perform'
import { performOnce } from '@/lib/perform-once'
import { readableForm } from '@/lib/readable-form'
import { payloads } from '@/lib/release/commands'
import type { Bearer } from '@/lib/release/people'
import { isStale } from '@/lib/release/stale'
import { explainField } from '@/lib/words/explain'
import { answer } from './answer'
import { bytesOf, typeOf } from './bytes'
import { endpoint } from './endpoint'
import { onceKey } from './idempotency'
import { problem } from './problem'
import { refusedBy } from './refused'
import { versionIn } from './version'
import { words } from './words'

type Asked = { token: Bearer<'test-runs:write'>; request: Request; version: string }

/** Takes a JUnit report as the test run of a suite on a commit: `?suite=…&commit=…`. */
export const takeTestRun = endpoint<'test-runs:write', { version: string }>(
  'test-runs:write',
  ({ token, request, params }) => record({ token, request, version: versionIn(params.version) }),
)

async function record({ token, request, version }: Asked): Promise<Response> {
  const once = onceKey(request.headers, token.id)
  if (once === undefined)
    return problem(400, 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
  const read = await readRun(request)
  if (read instanceof Response) return read

  const command = { type: 'recordTestRun' as const, run: read }
  const asked = { actor: token, subject: version, command, channel: 'api' as const }
  const decision = await (once ? performOnce(release, asked, once) : perform(release, asked))
  if (decision === null) return problem(404, 'There is no such release.')
  if (decision === 'another' || decision === 'somebody-elses')
    return problem(422, 'This Idempotency-Key was used for another request.')
  if (decision !== 'the-same' && !decision.ok) {
    if (isStale(decision.refusal)) throw new Error('A request is drawn from no page.')
    return refusedBy(decision.refusal)
  }
  const { failures: _, ...run } = read
  return answer(201, { release: version, ...run })
}

async function readRun(request: Request) {
  if (!['application/xml', 'text/xml'].includes(typeOf(request)))
    return problem(415, 'Only application/xml and text/xml are read here: a JUnit report.')
  const bytes = await bytesOf(request, junitLimits.megabytes * 1_000_000)
  if (bytes === null)
    return problem(413, words.junit('too-large', { limit: junitLimits.megabytes }))

  const report = readJunit(bytes)
  if (!report.ok) {
    const { ok: _, ...refusal } = report
    return problem(422, words.junit(refusal.code, refusal), { code: refusal.code })
  }
  const query = new URL(request.url).searchParams
  const of = { suite: query.get('suite') ?? '', commit: query.get('commit') ?? '' }
  const text = readableForm.safeParse(of)
  if (!text.success) return unreadable(text.error)
  const payload = payloads.recordTestRun.safeParse({ run: recordedRun(report, of) })
  return payload.success ? payload.data.run : unreadable(payload.error)
}

function unreadable({ issues }: z.ZodError) {
  const errors = issues.map(({ path, message }) => ({
    parameter: String(path.at(-1)),
    detail: explainField(words.refusals, message),
  }))
  return problem(422, 'The address does not say which suite ran on which commit.', { errors })
}
