import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Where refusals are decided without the database, and in front of it: every file of a guard of every aggregate. */
export const guardFiles = [
  ...['1-merge-qa', '2-readiness', '3-scheduling', '4-deployment', '5-monitoring'].map(inRelease),
  ...['decide', 'four-eyes', 'moves', 'people', 'permissions', 'seeing', 'version'].map(inRelease),
  ...['voided', 'advance', 'suites', 'verdict'].map(inRelease),
  'lib/release/stale.ts',
  'lib/calendar/freeze.ts',
  'lib/customers/decide.ts',
  'lib/deliveries/decide.ts',
  'lib/freezes/decide.ts',
  ...['decide', 'import', 'report'].map(name => `lib/installations/${name}.ts`),
  ...['decide', 'standing', 'workflow', 'edit', 'recompute', 'correct', 'ready'].map(inInvoice),
  ...['draft', 'generate', 'lint', 'price-book', 'exchange', 'succession', 'vat-id'].map(inInvoice),
  ...['decide', 'permissions', 'person'].map(name => `lib/people/${name}.ts`),
  ...['decide', 'begin', 'edit', 'overlap'].map(name => `lib/price-books/${name}.ts`),
  ...['decide', 'in-force', 'commands'].map(name => `lib/terms/${name}.ts`),
  ...['accounting', 'deliveries', 'exchange-rates', 'tokens'].map(name => `lib/${name}/decide.ts`),
  ...['admit', 'cookie', 'input', 'lifetime', 'origin', 'viewer', 'way-back'].map(
    name => `lib/auth/${name}.ts`,
  ),
  ...['address', 'reach'].map(name => `lib/outside/${name}.ts`),
  'lib/env.ts',
  'lib/pace.ts',
  'lib/perform.ts',
  'lib/perform-once.ts',
  'lib/jobs/take-report.ts',
  'lib/jobs/draft-invoices.ts',
  'lib/record/chain.ts',
  'db/claim.ts',
  'db/busy.ts',
  'db/refused.ts',
]

/** The tests that may miss a refusal of this file, the nearest first: its own, the pure ones beside it (first those that name it), those where it is used. */
export function testsOf(file: string): string[] {
  const stem = file.replace(/\.ts$/, '')
  const own = ['.test.ts', '.db.test.ts'].map(ending => stem + ending).filter(existsSync)
  const nearness = (test: string) => {
    if (readFileSync(test, 'utf8').includes(`'./${basename(stem)}'`)) return 2
    return test.endsWith('/decide.test.ts') ? 1 : 0
  }
  const beside = globSync(`${dirname(file)}/*.test.ts`)
    .filter(isQuick)
    .toSorted((one, other) => nearness(other) - nearness(one))
  return [...new Set([...own, ...beside, ...(farther[file] ?? [])])]
}

// What is tested where it is used.
const farther: Readonly<Record<string, readonly string[]>> = {
  'db/claim.ts': ['lib/perform-once.db.test.ts'],
  'db/refused.ts': ['lib/perform.db.test.ts', 'db/guards/same-refusal.db.test.ts'],
  'lib/release/moves.ts': ['db/guards/moves.db.test.ts'],
  'lib/invoice/workflow.ts': ['db/guards/moves.db.test.ts'],
  'lib/auth/lifetime.ts': ['lib/auth/viewer.db.test.ts'],
  'lib/perform.ts': ['lib/stale-forms.db.test.ts'],
  'lib/perform-once.ts': ['lib/perform.db.test.ts'],
  'lib/jobs/take-report.ts': ['app/api/webhooks/deploy-target/route.db.test.ts'],
}

function inInvoice(name: string) {
  return `lib/invoice/${name}.ts`
}

const isQuick = (test: string) => !test.endsWith('.db.test.ts')
function inRelease(name: string) {
  return `lib/release/${name}.ts`
}
