import { jsonBody } from '@/lib/api/json-body'
import { problem } from '@/lib/api/problem'
import { addressOf, secondsToWait } from '@/lib/pace'
import { deployReport, takeReport } from '@/lib/jobs/take-report'

/** Where a deploy target reports how an attempt went, with the token it was given for it. */
export async function POST(request: Request) {
  const seconds = await secondsToWait('callback', addressOf(request.headers))
  if (seconds > 0) {
    const answer = problem(429, `Too many at once. Wait ${String(seconds)} seconds.`)
    answer.headers.set('retry-after', String(seconds))
    return answer
  }
  const read = await jsonBody(request)
  if (!read.ok) return read.answer
  const report = deployReport.safeParse(read.body)
  if (!report.success) {
    const errors = report.error.issues.map(({ path, message }) => ({
      pointer: `/${path.join('/')}`,
      detail: message,
    }))
    return problem(400, 'The report has not the expected form.', { errors })
  }
  if (!(await takeReport(report.data))) return problem(401, 'This token is not known.')
  return Response.json({ status: 'received' }, { headers: { 'cache-control': 'no-store' } })
}
