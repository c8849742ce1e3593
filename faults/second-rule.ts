import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/**
 * The rule of four eyes a second time, read from the record alone and written from its words: nobody signs what
 * they froze or wrote, nobody signs twice or for a second gate, only a role that is held signs, and only for the
 * revision that is there; a stage is entered with its votes.
 */
export function violations(rows: readonly Row[]): string[] {
  const people = peopleIn(rows)
  const found: string[] = []
  const histories = new Map<string, Row[]>()
  for (const row of rows)
    if (row.aggregate === 'release')
      histories.set(row.thing, [...(histories.get(row.thing) ?? []), row])
  for (const history of histories.values())
    replay(
      history.sort((one, other) => one.seq - other.seq),
      people,
      (row, what) => found.push(`${row.subject}, event ${row.seq}: ${what}`),
    )
  return found
}

/** Every event, with when it says it was made and when its transaction ended, in milliseconds. */
export async function wholeRecord(): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select aggregate::text as aggregate, aggregate_id as thing, seq, subject, actor_id as actor, role, type, data,
      extract(epoch from at)::float8 * 1000 as at,
      extract(epoch from pg_xact_commit_timestamp(xid::text::xid))::float8 * 1000 as ended
    from events where aggregate in ('release', 'person') order by id`)
  return rows
}

type Author = { key: string; authorName: string | null; authorEmail: string | null }
type Said = {
  kind?: string
  key?: string
  changes?: Author[]
  revision?: number
  gate?: string
  track?: string | null
  decision?: string
  stage?: string
  roles?: string[]
  to?: string[]
  gitIdentities?: string[]
}
export type Row = {
  aggregate: string
  thing: string
  seq: number
  subject: string
  actor: string | null
  role: string
  type: string
  data: Said
  at: number
  ended: number
}

type Held = { since: number; roles: readonly string[] }
type Human = { names: Set<string>; active: boolean; roles: readonly string[]; held: Held[] }
type People = ReadonlyMap<string, Human>

function peopleIn(rows: readonly Row[]): People {
  const people = new Map<string, Human>()
  const own = rows.filter(({ aggregate }) => aggregate === 'person')
  for (const { thing, type, data, ended } of own.sort((a, b) => a.ended - b.ended)) {
    const human = people.get(thing) ?? { names: new Set(), active: true, roles: [], held: [] }
    people.set(thing, human)
    for (const name of data.gitIdentities ?? []) human.names.add(name.toLowerCase())
    if (type === 'personDisabled') human.active = false
    if (type === 'personEnabled') human.active = true
    human.roles = data.to ?? data.roles ?? human.roles
    human.held.push({ since: ended, roles: human.active ? human.roles : [] })
  }
  return people
}

/** Whether the role was held at some instant between the question and the end of its transaction. */
function heldIt(human: Human | undefined, role: string, { at, ended }: Row) {
  return (human?.held ?? []).some(({ since, roles }, index, all) => {
    const until = all[index + 1]?.since ?? Infinity
    return roles.includes(role) && since <= ended && until >= at
  })
}

type Vote = { person: string; gate: string; track: string | null; revision: number; yes: boolean }
type Seen = {
  kind: string
  revision: number
  freezer: string | null
  authors: Map<string, Author>
  votes: Vote[]
}
type Tell = (row: Row, what: string) => void

const signers: Readonly<Record<string, string>> = { qa: 'qa', readiness: 'product', plan: 'devops' }

function replay(history: readonly Row[], people: People, tell: Tell) {
  const seen: Seen = { kind: '', revision: 0, freezer: null, authors: new Map(), votes: [] }
  for (const row of history) {
    const { type, data, actor } = row
    if (type === 'releaseOpened') seen.kind = data.kind ?? ''
    if (type === 'changesImported')
      for (const change of data.changes ?? []) seen.authors.set(change.key, change)
    if (type === 'changeRemoved') seen.authors.delete(data.key ?? '')
    if (type === 'codeFrozen') {
      seen.revision = data.revision ?? 0
      seen.freezer = actor
    }
    if (type === 'gateVoided')
      seen.votes = seen.votes.filter(
        ({ gate, track }) => gate !== data.gate || track !== (data.track ?? null),
      )
    if (type === 'signedOff') judgeVote(row, seen, people, tell)
    if (type === 'stageEntered') judgeStage(row, seen, people, tell)
  }
}

function judgeVote(row: Row, seen: Seen, people: People, tell: Tell) {
  const { actor, role, data } = row
  const { gate = '', revision = 0, track = null } = data
  if (!actor) {
    tell(row, 'a machine signed')
    return
  }
  const mine = seen.votes.filter(({ person }) => person === actor)
  const yes = data.decision === 'approve'
  if (role !== signers[gate]) tell(row, `signed ${gate} as ${role}`)
  if (!heldIt(people.get(actor), role, row)) tell(row, 'role not held')
  if (revision !== seen.revision) tell(row, 'about another revision')
  if (gate === 'qa' && yes && seen.freezer === actor) tell(row, 'signed what they froze')
  if (gate === 'qa' && yes && isAuthor(people.get(actor), seen)) tell(row, 'signed what they wrote')
  if (mine.some(vote => vote.gate !== gate)) tell(row, 'signed another gate')
  const again = (vote: Vote) =>
    vote.gate === gate && vote.track === track && vote.revision === revision
  if (mine.some(again)) tell(row, 'signed twice')
  seen.votes.push({ person: actor, gate, track, revision, yes })
}

function isAuthor(human: Human | undefined, { authors }: Seen) {
  const names = [...authors.values()].flatMap(({ authorName, authorEmail }) => [
    authorName?.toLowerCase() ?? '',
    authorEmail?.toLowerCase() ?? '',
  ])
  return names.some(name => human?.names.has(name))
}

function judgeStage(row: Row, seen: Seen, people: People, tell: Tell) {
  const approvers = (gate: string) => [
    ...new Set(
      seen.votes
        .filter(vote => vote.gate === gate && vote.yes && vote.revision === seen.revision)
        .map(({ person }) => person),
    ),
  ]
  if (row.data.stage === 'merge-qa') return
  const qa = approvers('qa')
  if (qa.length < (seen.kind === 'major' ? 2 : 1)) tell(row, 'past QA without its votes')
  if (row.data.stage !== 'tracks') return
  if (approvers('readiness').length < 1) tell(row, 'past readiness without its vote')
  if (qa.some(person => isAuthor(people.get(person), seen))) tell(row, 'ready by an author')
}
