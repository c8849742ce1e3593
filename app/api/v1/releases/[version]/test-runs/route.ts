import { endpoint } from '@/lib/api/endpoint'
import { takeTestRun } from '@/lib/api/take-test-run'
import { versionIn } from '@/lib/api/version'

/** Takes a JUnit report as the test run of a suite on a commit: `?suite=…&commit=…`. */
export const POST = endpoint<'test-runs:write', { version: string }>(
  'test-runs:write',
  ({ token, request, params }) =>
    takeTestRun({ token, request, version: versionIn(params.version) }),
)
