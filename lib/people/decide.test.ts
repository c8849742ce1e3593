import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles } from '@/lib/release/workflow'
import { payloads, rules, type PersonCommand, type PersonCommandName } from './commands'
import { decidePerson } from './decide'
import type { KnownPerson, PersonSituation } from './person'
import type { PersonRefusal } from './refusals'

const ada: Actor = { kind: 'person', id: 'ada', roles: ['admin'] }
const seed: Actor = { kind: 'machine', name: 'seed' }
const quinn: KnownPerson = {
  id: 'quinn',
  name: 'Quinn',
  zone: 'Europe/Paris',
  active: true,
  roles: ['qa'],
  gitIdentities: ['quinn'],
}
const nobody: PersonSituation = { person: null, otherAdmins: 1, taken: [] }
const known = (changes: Partial<KnownPerson> = {}, otherAdmins = 1): PersonSituation => ({
  person: { ...quinn, ...changes },
  otherAdmins,
  taken: [{ identity: 'dora', by: 'Dora' }],
})

const commands: { [Name in PersonCommandName]: Extract<PersonCommand, { type: Name }> } = {
  addPerson: { type: 'addPerson', name: 'Quinn', zone: 'UTC', roles: ['qa'], gitIdentities: [] },
  editPerson: { type: 'editPerson', name: 'Quinn Q', zone: 'UTC' },
  setRoles: { type: 'setRoles', roles: ['devops'] },
  setGitIdentities: { type: 'setGitIdentities', gitIdentities: ['q'] },
  disablePerson: { type: 'disablePerson', reason: 'left the company' },
  enablePerson: { type: 'enablePerson' },
  nameFirstAdmin: { type: 'nameFirstAdmin', name: 'Ada' },
}
const run = (situation: PersonSituation, command: PersonCommand, actor: Actor = ada) =>
  decidePerson(situation, command, actor, ' Quinn@Example.com ')
const refusal = (code: PersonRefusal['code']) => ({ ok: false, refusal: { code } })

describe('who may manage people', () => {
  const names = Object.keys(commands) as PersonCommandName[]
  const others = roles.filter(role => role !== 'admin')

  it.each(names)('%s is refused to everybody who is not an admin', name => {
    for (const role of others) {
      const actor: Actor = { kind: 'person', id: 'x', roles: [role] }
      const expected = { code: 'wrong-role', needs: rules[name] }
      expect(run(known(), commands[name], actor)).toEqual({ ok: false, refusal: expected })
    }
  })

  it('never lets a person name the first admin, not even an admin', () => {
    expect(run({ ...nobody, otherAdmins: 0 }, commands.nameFirstAdmin)).toMatchObject(
      refusal('wrong-role'),
    )
  })
})

describe('adding a person', () => {
  it('keeps the address in lower case and says which role was used', () => {
    expect(run(nobody, commands.addPerson)).toEqual({
      ok: true,
      role: 'admin',
      events: [
        {
          type: 'personAdded',
          email: 'quinn@example.com',
          name: 'Quinn',
          zone: 'UTC',
          roles: ['qa'],
          gitIdentities: [],
        },
      ],
    })
  })

  it('refuses somebody who is known already, and what is no address', () => {
    expect(run(known(), commands.addPerson)).toEqual(refusal('already-exists'))
    expect(decidePerson(nobody, commands.addPerson, ada, 'quinn')).toEqual(
      refusal('not-an-address'),
    )
  })

  it('refuses a git identity of somebody else, and says whose it is', () => {
    const situation = { ...nobody, taken: [{ identity: 'dora', by: 'Dora' }] }
    const command = { ...commands.addPerson, gitIdentities: ['quinn', 'dora'] }
    expect(run(situation, command)).toEqual({
      ok: false,
      refusal: { code: 'identity-taken', identity: 'dora', by: 'Dora' },
    })
  })
})

describe('changing git identities', () => {
  it('records what was known and what is', () => {
    expect(run(known(), commands.setGitIdentities)).toMatchObject({
      events: [{ type: 'gitIdentitiesChanged', from: ['quinn'], to: ['q'] }],
    })
  })

  it('refuses one of somebody else, and says whose it is', () => {
    const command = { ...commands.setGitIdentities, gitIdentities: ['quinn', 'dora'] }
    expect(run(known(), command)).toEqual({
      ok: false,
      refusal: { code: 'identity-taken', identity: 'dora', by: 'Dora' },
    })
  })
})

describe('changing roles', () => {
  it('records what was held and what is', () => {
    expect(run(known(), commands.setRoles)).toMatchObject({
      events: [{ type: 'rolesChanged', from: ['qa'], to: ['devops'] }],
    })
  })

  it('refuses to leave nobody who manages people', () => {
    const last = known({ roles: ['qa', 'admin'] }, 0)
    expect(run(last, commands.setRoles)).toEqual(refusal('last-admin'))
    expect(run(last, { type: 'setRoles', roles: ['admin'] }).ok).toBe(true)
    expect(run(known({ roles: ['admin'] }, 1), commands.setRoles).ok).toBe(true)
  })

  it('gives nobody a role by their own hand, and lets them give one up', () => {
    const own = known({ id: 'ada', roles: ['qa', 'admin'] })
    const toQaOnly: PersonCommand = { type: 'setRoles', roles: ['qa'] }
    const widened: PersonCommand = { type: 'setRoles', roles: ['qa', 'devops', 'admin'] }
    expect(run(own, widened)).toEqual(refusal('own-roles'))
    expect(run(own, toQaOnly).ok).toBe(true)
    expect(run(own, widened, seed).ok).toBe(true)
  })

  it('does not count a disabled admin as one who manages people', () => {
    const disabled = known({ roles: ['admin'], active: false }, 0)
    expect(run(disabled, commands.setRoles).ok).toBe(true)
  })

  it('records nothing when nothing changes', () => {
    expect(run(known(), { type: 'setRoles', roles: ['qa'] })).toEqual(refusal('unchanged'))
    const edit = { type: 'editPerson', name: 'Quinn', zone: 'Europe/Paris' } as const
    expect(run(known(), edit)).toEqual(refusal('unchanged'))
    const same = { ...commands.setGitIdentities, gitIdentities: ['quinn'] }
    expect(run(known(), same)).toEqual(refusal('unchanged'))
  })
})

describe('disabling a person', () => {
  it('says why', () => {
    expect(run(known(), commands.disablePerson)).toMatchObject({
      events: [{ type: 'personDisabled', reason: 'left the company' }],
    })
  })

  it('is refused for yourself, for the last admin, and for who is disabled already', () => {
    const self = known({ id: 'ada', roles: ['admin'] })
    expect(run(self, commands.disablePerson)).toEqual(refusal('yourself'))
    const last = known({ roles: ['admin'] }, 0)
    expect(run(last, commands.disablePerson, seed)).toEqual(refusal('last-admin'))
    expect(run(known({ active: false }), commands.disablePerson)).toEqual(
      refusal('already-disabled'),
    )
  })

  it('can be undone, once', () => {
    expect(run(known({ active: false }), commands.enablePerson)).toMatchObject({
      events: [{ type: 'personEnabled' }],
    })
    expect(run(known(), commands.enablePerson)).toEqual(refusal('not-disabled'))
  })
})

describe('the first admin', () => {
  const { nameFirstAdmin } = commands

  it('is added when nobody manages people', () => {
    expect(run({ ...nobody, otherAdmins: 0 }, nameFirstAdmin, seed)).toMatchObject({
      role: 'system',
      events: [{ type: 'personAdded', email: 'quinn@example.com', roles: ['admin'] }],
    })
  })

  it('keeps the roles held before', () => {
    expect(run(known({}, 0), nameFirstAdmin, seed)).toMatchObject({
      events: [{ type: 'rolesChanged', from: ['qa'], to: ['qa', 'admin'] }],
    })
  })

  it('is refused once there is an admin, and to who is disabled', () => {
    expect(run(nobody, nameFirstAdmin, seed)).toEqual(refusal('admin-exists'))
    expect(run(known({ roles: ['admin'] }, 0), nameFirstAdmin, seed)).toEqual(
      refusal('admin-exists'),
    )
    expect(run(known({ active: false }, 0), nameFirstAdmin, seed)).toEqual(
      refusal('already-disabled'),
    )
  })
})

describe('what a form sends', () => {
  it('is read as one git identity to a line, in lower case, each once', () => {
    const typed = ' Quinn Q \r\nQUINN@example.com\n\nquinn q\n'
    expect(payloads.setGitIdentities.parse({ gitIdentities: typed })).toEqual({
      gitIdentities: ['quinn q', 'quinn@example.com'],
    })
  })

  it('keeps roles in the order of the process, each once, at least one', () => {
    expect(payloads.setRoles.parse({ roles: ['admin', 'qa', 'admin'] }).roles).toEqual([
      'qa',
      'admin',
    ])
    expect(payloads.setRoles.safeParse({ roles: [] }).error?.issues[0]?.message).toBe('choose-some')
    expect(payloads.setRoles.safeParse({ roles: ['owner'] }).success).toBe(false)
  })
})
