import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { messagesOf } from '@/lib/i18n/messages'
import { locales } from '@/lib/i18n/locale'
import { diagram } from './diagram'
import { stages, trackTypes, workflow } from './workflow'

const english = createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'process' })

test('docs/workflow.md shows the workflow as it is; vitest -u writes it anew', async () => {
  const page = [
    '# The release process',
    '',
    'Drawn from `lib/release/workflow.ts` by `lib/release/diagram.ts`; do not edit it by hand.',
    'After a change: `npx vitest run lib/release/diagram.test.ts -u`.',
    '',
    '```mermaid',
    `${diagram(word => english(word))}\`\`\``,
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../../docs/workflow.md')
})

test('every track goes from the decision through its stages to the end', () => {
  const lines = diagram(word => word).split('\n')
  const ofTrack = stages.filter(stage => workflow[stage].scope === 'track')
  for (const type of trackTypes) {
    const way = ofTrack.map(stage => `${type}_${stage}`)
    expect(lines).toContain(`  decision -->|"tracks.${type}.name"| ${way[0] ?? ''}`)
    expect(lines).toContain(`  ${way.join(' --> ')} --> closed`)
  }
})

test('drafts stand at the deployment of what customers run, and only there', () => {
  const drafting = diagram(word => word)
    .split('\n')
    .filter(line => line.includes('diagram.draft'))
  expect(drafting.map(line => line.trim().split('[')[0])).toEqual([
    'self_hosted_deployment',
    'sovereign_deployment',
  ])
})

test.each(locales)('every label in %s is quoted and ends where it should', locale => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'process' })
  for (const line of diagram(word => t(word)).split('\n')) {
    expect((line.match(/"/g) ?? []).length % 2).toBe(0)
    expect(line).not.toMatch(/[[{|(](?![[("{|])[^"]*[\]}|)]/)
  }
})

test.each(locales)('the tracks stand level in %s: their boxes have as many lines', locale => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'process' })
  const lines = diagram(word => t(word)).split('\n')
  for (const stage of stages.filter(name => workflow[name].scope === 'track')) {
    const boxes = lines.filter(line => line.includes(`_${stage}["`))
    expect(new Set(boxes.map(line => line.split('<br>').length)).size).toBe(1)
  }
})

test('a quotation mark in a word cannot end a label', () => {
  const lines = diagram(() => 'the "last" step').split('\n')
  expect(lines.filter(line => (line.match(/"/g) ?? []).length > 2)).toEqual([])
})
