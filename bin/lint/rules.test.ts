import { ESLint } from 'eslint'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const CHECKOUT = join(import.meta.dirname, '../..')
const CONFIG = ['eslint.config.js', 'package.json', 'tsconfig.json', 'bin/lint/no-float-money.mjs']

// A small project of its own under the real configuration, each file with one thing wrong.
const PROVOKED: Record<string, string> = {
  'db/client.ts': `export const db = 1\n`,
  'db/queries/answers.ts': `export const answers = 1\n`,
  'lib/release/cycle-a.ts': `import { b } from './cycle-b'\nexport const a = () => b\n`,
  'lib/release/cycle-b.ts': `import { a } from './cycle-a'\nexport const b = () => a\n`,
  'lib/release/zone.ts': `import { db } from '@/db/client'\nexport const asked = db\n`,
  'app/zone/page.tsx': `import { db } from '@/db/client'\nexport default () => <p>{db}</p>\n`,
  'app/actions/actions.ts': `'use server'\nexport async function open() {}\n`,
  'lib/stray.ts': `'use server'\nexport const stray = 1\n`,
  'lib/invoice/float.ts': `export const cents = (text: string, n: number) => Number(text) + Math.round(n)\nexport const shown = (n: number) => n.toFixed(2)\n`,
  'db/queries/sum.ts': `export const sum = (texts: string[]) => texts.map(Number)\nexport const one = (text: string) => Number(text)\n`,
  'app/(console)/invoices/sum.tsx': `export const Sum = ({ net }: { net: string }) => <p>{Number(net)}</p>\n`,
  'lib/price-books/sum.ts': `export const cents = (price: string) => parseFloat(price)\n`,
  'lib/invoice/count.ts': `export const count = (n: bigint) => Math.max(Number(n), 0)\n`,
  'components/part.tsx': `import { answers } from '@/db/queries/answers'\nexport const Part = () => <p>{answers}</p>\n`,
  'components/image.tsx': `export const Image = () => <img src="/a.png" />\n`,
}

const project = mkdtempSync(join(tmpdir(), 'lint-rules-'))
const found = new Map<string, string[]>()

beforeAll(async () => {
  for (const file of CONFIG) cpSync(join(CHECKOUT, file), join(project, file))
  symlinkSync(join(CHECKOUT, 'node_modules'), join(project, 'node_modules'))
  for (const [file, text] of Object.entries(PROVOKED)) write(join(project, file), text)
  const eslint = new ESLint({ cwd: project })
  for (const { filePath, messages } of await eslint.lintFiles(Object.keys(PROVOKED)))
    found.set(
      filePath.slice(project.length + 1),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    )
}, 120_000)

afterAll(() => {
  rmSync(project, { recursive: true })
})

test.each([
  ['lib/release/cycle-a.ts', 'import-x/no-cycle'],
  ['lib/release/zone.ts', 'import-x/no-restricted-paths'],
  ['app/zone/page.tsx', 'import-x/no-restricted-paths'],
  ['app/actions/actions.ts', 'no-restricted-syntax'],
  ['lib/stray.ts', 'no-restricted-syntax'],
  ['components/part.tsx', '@typescript-eslint/no-restricted-imports'],
  ['components/image.tsx', 'jsx-a11y/alt-text'],
])('%s is reported by %s', (file, rule) => {
  expect(found.get(file)).toContain(rule)
})

test('every way to a float is reported, and counting is not', () => {
  const floats = found.get('lib/invoice/float.ts')?.filter(rule => rule === 'money/no-float')
  expect(floats).toHaveLength(3)
  expect(found.get('lib/invoice/count.ts')).toEqual([])
})

test.each(['db/queries/sum.ts', 'app/(console)/invoices/sum.tsx', 'lib/price-books/sum.ts'])(
  'nor wherever else an amount passes: %s',
  file => {
    expect(found.get(file)).toContain('money/no-float')
  },
)

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
