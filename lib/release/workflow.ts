// The release process, written down once. The rules, the database enums, the buttons, the queue,
// the diagram, the folder names and the permission tests are derived from this file.

export const roles = ['product', 'qa', 'devops', 'sales', 'admin', 'viewer'] as const
export type Role = (typeof roles)[number]

export const trackTypes = ['serverless', 'self_hosted', 'sovereign'] as const
export type TrackType = (typeof trackTypes)[number]

export const releaseKinds = ['major', 'minor', 'patch', 'hotfix', 'security'] as const
export type ReleaseKind = (typeof releaseKinds)[number]

// What an API token may be issued for. One that may change something is named beside the commands it is for.
export const scopes = [
  'releases:read',
  'test-runs:write',
  'installations:write',
  'drafts:read',
  'drafts:acknowledge',
] as const
export type Scope = (typeof scopes)[number]

type Rule = {
  by: readonly (Role | 'system')[]
  /** The scope with which a token may do it too. Nothing that signs has one. */
  token?: Scope
  /** Other stages, beside its own, in which the command is open. */
  also?: readonly string[]
  /** The command brings the release into being. */
  opens?: true
  /** The gate this command votes on, and how. */
  signs?: { gate: string; decision: 'approve' | 'reject' | 'request_changes' }
  /** Track types the command is for; all when absent. */
  on?: readonly TrackType[]
}

type StageDefinition = {
  /** Stages 1 and 2 belong to the release, 3 to 5 to each of its tracks. */
  scope: 'release' | 'track'
  commands: Record<string, Rule>
}

const hosted = ['self_hosted', 'sovereign'] as const

export const workflow = {
  'merge-qa': {
    scope: 'release',
    commands: {
      openRelease: { by: ['product'], opens: true },
      editRelease: { by: ['product'], also: ['readiness', 'tracks'] },
      importChanges: { by: ['product', 'qa'], also: ['readiness', 'tracks'] },
      correctChange: { by: ['product', 'qa'], also: ['readiness', 'tracks'] },
      removeChange: { by: ['product', 'qa'], also: ['readiness', 'tracks'] },
      freezeCode: { by: ['qa', 'product'] },
      refreezeCode: { by: ['qa', 'product'], also: ['readiness', 'tracks'] },
      recordTestRun: { by: ['qa'], token: 'test-runs:write', also: ['readiness'] },
      approveQa: { by: ['qa'], signs: { gate: 'qa', decision: 'approve' } },
      rejectQa: { by: ['qa'], signs: { gate: 'qa', decision: 'reject' } },
      withdrawRelease: { by: ['product'], also: ['readiness', 'tracks'] },
    },
  },
  readiness: {
    scope: 'release',
    commands: {
      answerCriterion: { by: ['product', 'qa', 'devops', 'sales'], also: ['tracks'] },
      waiveCriterion: { by: ['product', 'devops'], also: ['tracks'] },
      approveReadiness: { by: ['product'], signs: { gate: 'readiness', decision: 'approve' } },
      requestChanges: {
        by: ['product'],
        signs: { gate: 'readiness', decision: 'request_changes' },
      },
    },
  },
  scheduling: {
    scope: 'track',
    commands: {
      planTrack: { by: ['devops'] },
      confirmPlan: { by: ['devops'], signs: { gate: 'plan', decision: 'approve' } },
      expirePlan: { by: ['system'] },
      holdTrack: { by: ['devops'], also: ['deployment'] },
      liftHold: { by: ['devops'], also: ['deployment'] },
      startServerless: { by: ['system'], on: ['serverless'] },
      startRollout: { by: ['devops'], on: hosted },
    },
  },
  deployment: {
    scope: 'track',
    commands: {
      recordCall: { by: ['system'], on: ['serverless'], also: ['closed'] },
      reportDeployment: { by: ['system'], on: ['serverless'], also: ['closed'] },
      confirmVersion: { by: ['system'], on: ['serverless'], also: ['closed'] },
      retryDeployment: { by: ['devops'], on: ['serverless'], also: ['closed'] },
      recordOutcome: { by: ['devops'], on: hosted, also: ['monitoring'] },
      rollBackTrack: { by: ['devops'], also: ['monitoring'] },
    },
  },
  monitoring: {
    scope: 'track',
    commands: {
      recordVerdict: { by: ['system'] },
      reportIncident: { by: ['devops', 'sales'], also: ['deployment'] },
      resolveIncident: { by: ['devops', 'sales'], also: ['deployment', 'closed'] },
      closeTrack: { by: ['devops'] },
    },
  },
} as const satisfies Record<string, StageDefinition>

type KeysOf<T> = T extends T ? keyof T : never
type ValuesOf<T> = T extends T ? T[keyof T] : never
type AllCommands = ValuesOf<typeof workflow>['commands']

export type Stage = keyof typeof workflow
export type CommandName = KeysOf<AllCommands>
export type Gate = Extract<ValuesOf<AllCommands>, { signs: object }>['signs']['gate']
/** The commands that belong to one stage. */
export type CommandsIn<S extends Stage> = keyof (typeof workflow)[S]['commands'] & CommandName
export type Vote = NonNullable<Rule['signs']>['decision']

export const stages = Object.keys(workflow) as [Stage, ...Stage[]]
export const trackStages = ['scheduling', 'deployment', 'monitoring', 'closed'] as const
export type TrackStage = (typeof trackStages)[number]

/** Where the release itself stands: in one of its own stages, on its tracks, or at an end. */
export const releaseStages = ['merge-qa', 'readiness', 'tracks', 'closed', 'withdrawn'] as const
export type ReleaseStage = (typeof releaseStages)[number]

export type PlacedRule = {
  stage: Stage
  scope: 'release' | 'track'
  by: readonly (Role | 'system')[]
  token: Scope | null
  open: readonly (ReleaseStage | TrackStage | 'unopened')[]
  signs: { gate: Gate; decision: Vote } | null
  on: readonly TrackType[]
}

export const rules = Object.fromEntries(stages.flatMap(placed)) as Record<CommandName, PlacedRule>
export const commandNames = Object.keys(rules) as CommandName[]
export const gates = [...new Set(commandNames.flatMap(name => rules[name].signs?.gate ?? []))] as [
  Gate,
  ...Gate[],
]

/** How many votes of whom a gate asks for. A major release needs two of QA. */
export function required(gate: Gate, kind: ReleaseKind): { votes: number; of: Role } {
  if (gate === 'qa') return { votes: kind === 'major' ? 2 : 1, of: 'qa' }
  return { votes: 1, of: gate === 'readiness' ? 'product' : 'devops' }
}

/** '1-merge-qa': the name of the stage's folder, URL and end-to-end test. */
export function slug(stage: Stage) {
  return `${String(stages.indexOf(stage) + 1)}-${stage}`
}

function placed(stage: Stage) {
  const { scope, commands } = workflow[stage]
  return Object.entries<Rule>(commands).map(([name, rule]) => [
    name,
    {
      stage,
      scope,
      by: rule.by,
      token: rule.token ?? null,
      open: rule.opens ? ['unopened'] : [stage, ...(rule.also ?? [])],
      signs: rule.signs ?? null,
      on: rule.on ?? trackTypes,
    },
  ])
}
