import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TrackType } from '@/lib/release/workflow'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const shared = fileURLToPath(new URL('../../shared/data', import.meta.url))
const FEWEST_COMMITS = 10

/** What a release is made of: changes to import, the commit to freeze and the report of its tests. */
export type RealInput = {
  title: string
  tracks: TrackType[]
  changes: { log: string } | { list: string }
  count: number
  commit: string
  report: { name: string; mimeType: string; buffer: Buffer }
}

/** This repository: its own history, and the report of some of its own rule tests, run now. A sentence when it has none. */
export function ownHistory(reportFile: string): RealInput | string {
  if (!existsSync(`${checkout}.git`)) return 'This is not a checkout with a history.'
  const log = git('log', '--format=%H%x09%cI%x09%an%x09%ae%x09%s')
  const count = log.split('\n').length
  if (count < FEWEST_COMMITS) return `The history has only ${count} commits.`
  return {
    title: 'The console itself',
    tracks: ['serverless', 'self_hosted', 'sovereign'],
    changes: { log },
    count,
    commit: git('rev-parse', 'HEAD'),
    report: junit(ruleTests(reportFile)),
  }
}

/** Another product between two of its releases, with a report of another tool. A sentence when the data is absent. */
export function anotherProduct(): RealInput | string {
  const file = `${shared}/changes/distr-3.0.0-to-3.1.0.json`
  if (!existsSync(file)) return 'There is no ../shared/data here.'
  const { headSha, changes } = JSON.parse(readFileSync(file, 'utf8')) as List
  return {
    title: 'Distr, 3.0.0 to 3.1.0',
    tracks: ['serverless', 'sovereign'],
    changes: { list: file },
    count: changes.length,
    commit: headSha,
    report: junit(`${shared}/junit/nested_multi-level.xml`),
  }
}

type List = { headSha: string; changes: unknown[] }

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: checkout, encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 }).trim()

function ruleTests(reportFile: string) {
  const vitest = 'node_modules/vitest/vitest.mjs'
  const what = ['run', '--project=rules', 'lib/release/version.test.ts', 'lib/money.test.ts']
  const how = ['--reporter=junit', `--outputFile.junit=${reportFile}`]
  const env = { ...process.env, NODE_OPTIONS: '' }
  execFileSync(process.execPath, [vitest, ...what, ...how], { cwd: checkout, env, stdio: 'pipe' })
  return reportFile
}

const junit = (file: string) => ({
  name: 'junit.xml',
  mimeType: 'text/xml',
  buffer: readFileSync(file),
})
