import { readFileSync } from 'node:fs'
import { db } from '@/db/client'
import { readChangeList } from '@/lib/evidence/changes'
import { classify } from '@/lib/evidence/conventional'
import { hire } from './company'

const [version = '', file = ''] = process.argv.slice(2)
const reading = readChangeList(readFileSync(file, 'utf8'))
if (!reading.ok) throw new Error(`${file}: ${reading.code}`)

const changes = reading.changes.map(change => {
  const { kind, scope, breaking } = classify(change.subject)
  return { ...change, kind, scope, breaking }
})
const petra = await hire('Petra', 'product')
await petra.act(version, {
  type: 'openRelease',
  kind: 'minor',
  title: `${reading.product ?? 'A product'} ${reading.to ?? ''}`.trim(),
  notes: '',
  tracks: ['serverless', 'self_hosted', 'sovereign'],
})
await petra.act(version, { type: 'importChanges', changes })
console.log(changes.length)
await db.$client.end()
