import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { hired } from '@/db/testing/hired'
import { unguarded, withUndo } from '@/db/testing/unguarded'

const seed = { kind: 'machine', name: 'seed' } as const
let here: Gathered

beforeAll(async () => {
  here = await gathered()
})

const ada = () => here.who('Ada')
const vera = () => here.who('Vera')
const idOf = (name: string) => here.who(name).id

const rolesChanged = (actor: Acting, of: string, from: string[], to: string[], role?: string) =>
  recorded(actor, { of: 'person', id: of, type: 'rolesChanged', data: { from, to }, role })
const give = (of: string, role: string) =>
  sql`insert into person_roles (person_id, role) values (${of}, ${role})`
const take = (of: string, role: string) =>
  sql`delete from person_roles where person_id = ${of} and role = ${role}`
const says = (actor: Acting, of: string, type = 'personEdited') =>
  recorded(actor, { of: 'person', id: of, type })
const disable = (of: string) => sql`update people set active = false where id = ${of}`

type Case = [string, string, () => [Acting, ...SQL[]]]

const roles: Case[] = [
  [
    'a role is taken away without an event',
    'person_roles_are_recorded',
    () => [ada(), take(idOf('Quinn'), 'qa')],
  ],
  [
    'a role is taken away that the event keeps',
    'roles_follow_the_record',
    () => [
      ada(),
      rolesChanged(ada(), idOf('Quinn'), ['qa'], ['qa', 'viewer']),
      give(idOf('Quinn'), 'viewer'),
      take(idOf('Quinn'), 'qa'),
    ],
  ],
  [
    'a role is taken first, and recorded with the role that it gives',
    'roles_are_given_by_the_record',
    () => [
      vera(),
      give(vera().id, 'admin'),
      rolesChanged(vera(), vera().id, ['admin', 'viewer'], ['admin', 'viewer'], 'admin'),
    ],
  ],
  [
    'a role is recorded with the role that the same statement gives',
    'people_are_managed_by_admins: wrong-role',
    () => [
      vera(),
      sql`with said as (
          insert into events (aggregate, aggregate_id, seq, subject, actor_id, role, channel, type, data, at)
          select 'person', ${vera().id}, max(seq) + 1, 'test', ${vera().id}, 'admin', 'web', 'rolesChanged',
            '{"from": ["viewer"], "to": ["admin", "viewer"]}', now()
          from events where aggregate = 'person' and aggregate_id = ${vera().id} returning aggregate_id)
        insert into person_roles (person_id, role) select aggregate_id, 'admin' from said`,
    ],
  ],
  [
    'an admin gives a role',
    'done',
    () => [
      ada(),
      rolesChanged(ada(), idOf('Vera'), ['viewer'], ['viewer', 'qa']),
      give(idOf('Vera'), 'qa'),
    ],
  ],
  [
    'a machine gives a role',
    'done',
    () => [
      seed,
      rolesChanged(seed, idOf('Vera'), ['viewer'], ['viewer', 'qa']),
      give(idOf('Vera'), 'qa'),
    ],
  ],
  [
    'an admin gives up what they hold beside it',
    'done',
    () => [
      ada(),
      rolesChanged(ada(), idOf('Quinn'), ['qa'], ['viewer']),
      take(idOf('Quinn'), 'qa'),
      give(idOf('Quinn'), 'viewer'),
    ],
  ],
  [
    'an admin gives themselves a role',
    'nobody_promotes_themselves: own-roles',
    () => [
      ada(),
      rolesChanged(ada(), idOf('Ada'), ['admin'], ['admin', 'qa']),
      give(idOf('Ada'), 'qa'),
    ],
  ],
  [
    'who is no admin gives a role',
    'people_are_managed_by_admins: wrong-role',
    () => {
      const petra = here.who('Petra')
      return [
        petra,
        rolesChanged(petra, idOf('Vera'), ['viewer'], ['viewer', 'qa']),
        give(idOf('Vera'), 'qa'),
      ]
    },
  ],
  [
    'who is no admin gives one as an admin',
    'people_are_managed_by_admins: wrong-role',
    () => {
      const petra = here.who('Petra')
      return [
        petra,
        rolesChanged(petra, idOf('Vera'), ['viewer'], ['viewer', 'qa'], 'admin'),
        give(idOf('Vera'), 'qa'),
      ]
    },
  ],
  [
    'a role is given without an event',
    'roles_are_given_by_the_record',
    () => [ada(), give(idOf('Vera'), 'qa')],
  ],
  [
    'a role is given that the event does not say',
    'roles_are_given_by_the_record',
    () => [
      ada(),
      rolesChanged(ada(), idOf('Vera'), ['viewer'], ['viewer', 'qa']),
      give(idOf('Vera'), 'admin'),
    ],
  ],
  [
    'a role is given beside an event of another kind',
    'roles_are_given_by_the_record',
    () => [ada(), says(ada(), idOf('Vera')), give(idOf('Vera'), 'qa')],
  ],
  [
    'the event says other roles than were held',
    'roles_changed_from',
    () => [
      ada(),
      rolesChanged(ada(), idOf('Vera'), ['viewer', 'qa'], ['qa']),
      take(idOf('Vera'), 'viewer'),
      give(idOf('Vera'), 'qa'),
    ],
  ],
  [
    'the last admin stops being one',
    'an_admin_stays: last-admin',
    () => [
      seed,
      rolesChanged(seed, idOf('Ada'), ['admin'], ['viewer']),
      take(idOf('Ada'), 'admin'),
      give(idOf('Ada'), 'viewer'),
    ],
  ],
  [
    'the last admin is disabled',
    'an_admin_stays: last-admin',
    () => [seed, says(seed, idOf('Ada')), disable(idOf('Ada'))],
  ],
  ['somebody is disabled', 'done', () => [ada(), says(ada(), idOf('Vera')), disable(idOf('Vera'))]],
  [
    'somebody is disabled without an event',
    'people_are_recorded',
    () => [ada(), disable(idOf('Vera'))],
  ],
  [
    'an admin disables themselves',
    'nobody_disables_themselves: yourself',
    () => [ada(), says(ada(), idOf('Ada')), disable(idOf('Ada'))],
  ],
  [
    'a git identity is taken away without an event',
    'git_identities_are_recorded',
    () => [ada(), sql`delete from git_identities where person_id = ${idOf('Quentin')}`],
  ],
  [
    'two people have one git identity',
    '23505 git_identities_pkey',
    () => [
      ada(),
      says(ada(), idOf('Vera')),
      sql`insert into git_identities (identity, person_id) values ('quinn', ${idOf('Vera')})`,
    ],
  ],
  [
    'somebody is added without an event',
    'people_are_recorded',
    () => [
      seed,
      sql`insert into people (id, name, email) values (gen_random_uuid(), 'X', 'x@example.test')`,
    ],
  ],
]

test.each(roles)('%s: %s', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})

test('two admins may stop being one, one after the other may not', async () => {
  await withUndo(['people', 'person_roles'], async () => {
    const other = await hired('Anna', 'admin')
    const stops = [
      rolesChanged(ada(), other.id, ['admin'], ['viewer']),
      take(other.id, 'admin'),
      give(other.id, 'viewer'),
    ]
    expect(await attempt(ada(), ...stops)).toBe('done')
    await unguarded.execute(disable(idOf('Ada')))
    expect(
      await attempt(
        seed,
        rolesChanged(seed, other.id, ['admin'], ['viewer']),
        take(other.id, 'admin'),
        give(other.id, 'viewer'),
      ),
    ).toBe('an_admin_stays: last-admin')
  })
})

describe('a session', () => {
  const begin = (lasts: string, of = idOf('Vera')) => sql`
    insert into sessions (id, person_id, started_at, seen_at, ends_at)
    values (gen_random_uuid(), ${of}, now(), now(), now() + ${lasts}::interval)`
  const end = (at: string | null) =>
    sql`update sessions set revoked_at = ${at}::timestamptz where id = ${here.who('Vera').sessionId}`
  const now = '2026-01-01T00:00:00Z'

  test('begins, is kept and ends', async () => {
    const kept = sql`update sessions set seen_at = now() where id = ${here.who('Vera').sessionId}`
    expect(await attempt(null, begin('12 hours'), kept, end(now))).toBe('done')
  })

  const forbidden: [string, string, () => SQL[]][] = [
    ['that ended begins again', 'sessions_only_end', () => [end(now), end(null)]],
    [
      'is opened for longer than a day’s work',
      '23514 session_is_bounded',
      () => [begin('12 hours 1 second')],
    ],
    ['ends before it starts', '23514 session_is_bounded', () => [begin('0 seconds')]],
    [
      'becomes somebody else’s',
      '42501',
      () => [
        sql`update sessions set person_id = ${idOf('Ada')} where id = ${here.who('Vera').sessionId}`,
      ],
    ],
    [
      'is extended',
      '42501',
      () => [sql`update sessions set ends_at = ends_at + interval '1 hour'`],
    ],
    [
      'is forgotten',
      '42501',
      () => [sql`delete from sessions where id = ${here.who('Vera').sessionId}`],
    ],
  ]

  test.each(forbidden)('that %s is refused', async (_, guard, statements) => {
    expect(await attempt(null, ...statements())).toBe(guard)
  })

  test('is not begun for somebody who is disabled', async () => {
    const { id } = await hired('Left', 'qa')
    expect(await attempt(null, begin('1 hour', id))).toBe('done')
    await unguarded.execute(disable(id))
    expect(await attempt(null, begin('1 hour', id))).toBe('sessions_are_of_active_people')
  })

  test('is not extended by the owner either', async () => {
    const extended = sql`update sessions set ends_at = ends_at - interval '1 minute' where id = ${here.who('Vera').sessionId}`
    const guarded = unguarded.transaction(async tx => {
      await tx.execute(sql`set local session_replication_role = origin`)
      await tx.execute(extended)
    })
    await expect(guarded).rejects.toMatchObject({
      cause: { constraint: 'sessions_are_not_extended' },
    })
  })
})
