import { takeTestRun } from '@/lib/api/take-test-run'

export const POST = takeTestRun
