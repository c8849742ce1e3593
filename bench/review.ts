import pg from 'pg'
import { db } from '@/db/client'
import { listForReview } from '@/db/queries/review'
import { reviewFilter, reviewMarks, reviewSorts } from '@/lib/invoice/review'
import type { Viewer } from '@/lib/release/people'

// The table of drafts over the 10,000 that bench/drafts.ts made, each with one of an earlier release to be compared with:
// in every order, with every mark, of one release and of all, first page and second. OWNER_URL is the owner's address.
const VERSION = '95.2.0'
const ROUNDS = 3

await giveHistory()
let times: Record<string, number[]> = { [VERSION]: [], '': [] }
let slowest = { name: '', milliseconds: 0 }
await through()
times = { [VERSION]: [], '': [] }
slowest = { name: '', milliseconds: 0 }
for (let round = 0; round < ROUNDS; round += 1) await through()
const { rows, matching } = await listForReview(
  {} as Viewer,
  reviewFilter({ release: VERSION }),
  null,
)
if (matching !== 10_000 || rows.some(({ difference }) => difference === null))
  throw new Error('Not everything was listed and compared.')
console.log(
  JSON.stringify({
    drafts: matching,
    p95: share(VERSION, 0.95),
    middle: share(VERSION, 0.5),
    p95OfAll: share('', 0.95),
    slowest: slowest.name,
  }),
)
await db.$client.end()

/** The time within which a share of the lists of a release, or of all, was there. */
function share(release: string, of: number) {
  const sorted = (times[release] ?? []).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * of)]
}

async function through() {
  for (const release of ['', VERSION])
    for (const sort of reviewSorts)
      for (const mark of ['', ...reviewMarks]) {
        const filter = reviewFilter({ release, sort, mark })
        const first = await timed(release, `${sort} ${mark}`, () => list(filter, null))
        const after = first.rows.at(-1)?.id
        if (after) await timed(release, `${sort} ${mark}, next`, () => list(filter, after))
      }
}

function list(filter: ReturnType<typeof reviewFilter>, after: string | null) {
  return listForReview({} as Viewer, filter, after)
}

async function timed<Answer>(release: string, name: string, act: () => Promise<Answer>) {
  const begun = performance.now()
  const answer = await act()
  const milliseconds = performance.now() - begun
  times[release]?.push(milliseconds)
  if (release && milliseconds > slowest.milliseconds) slowest = { name, milliseconds }
  return answer
}

/** Each installation's draft of a release before, past the guards: of amounts that make some of them outliers. */
async function giveHistory() {
  const owner = new pg.Client(process.env['OWNER_URL'])
  await owner.connect()
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `with before as (insert into releases (id, version, kind, title, notes, template, stage, stage_since, opened_at)
       values (gen_random_uuid(), '94.0.0', 'minor', 'Measured', '', 1, 'tracks', now(), now()) returning id)
     insert into drafts (id, number, release_id, installation_id, buyer_id, state, revision, state_since, currency, net,
       vat, gross, document_seq, layer, drafted_at) overriding system value
     select gen_random_uuid(), -row_number() over (order by d.number), before.id, d.installation_id, d.buyer_id, 'booked', 1,
       now(), d.currency, d.net - d.number % 40 * 50, d.vat, d.gross - d.number % 40 * 50, d.document_seq, '[]', now()
     from before, drafts d join releases r on r.id = d.release_id where r.version = $1`,
    [VERSION],
  )
  await owner.query('analyze drafts')
  await owner.end()
}
