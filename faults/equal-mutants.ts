type Reasons = Readonly<Record<string, string>>

// What can be taken out and nothing changes, each with the reason: something else refuses the same.
const rules: Reasons = {
  "lib/release/1-merge-qa.ts vote.gate === 'qa'": 'Only the vote on QA can be a rejection.',
  'lib/release/1-merge-qa.ts vote.revision === release.revision':
    'Freezing again takes back the votes on what was frozen before: none of another revision stands.',
  "lib/release/2-readiness.ts actor.kind === 'person'":
    'Only people hold the role that votes and waives: machines and tokens were refused.',
  "lib/release/2-readiness.ts answer.state === 'waived'": 'Only a waiver has an end.',
  'lib/release/four-eyes.ts vote.gate === signs.gate':
    'Whoever voted at another gate was refused before.',
  'lib/release/four-eyes.ts vote.revision === release.revision':
    'Freezing again takes back the votes on what was frozen before: none of another revision stands.',
  'lib/release/permissions.ts !type':
    'Without a type there is no track, which is refused beside it.',
  "lib/release/seeing.ts 'seen' in now": 'What was seen is looked at again, never left out.',
  "lib/release/3-scheduling.ts vote.gate === 'plan'": 'Only a vote on a plan names a track.',
  'lib/release/3-scheduling.ts plan !== null':
    'Whoever asks has refused a track without a plan before.',
  'lib/release/4-deployment.ts track': 'misplaced() has refused a track that is not there.',
  ...Object.fromEntries(
    [
      ...['people', 'installations', 'invoice', 'freezes', 'price-books', 'terms', 'accounting'],
      ...['exchange-rates', 'tokens', 'release'],
    ]
      .map(where => `${where}/decide`)
      .concat('invoice/correct', 'invoice/generate')
      .map(where => [
        `lib/${where}.ts !role`,
        'obstacle() has refused whoever holds no role before this is read.',
      ]),
  ),
  ...Object.fromEntries(
    ['price-books/decide.ts !book', 'terms/decide.ts !terms', 'exchange-rates/decide.ts !now'].map(
      name => [`lib/${name}`, 'obstacle() has refused what is not there before this is read.'],
    ),
  ),
  "lib/invoice/decide.ts command.type === 'acknowledgeDraft'":
    'No other command names a number, and none that is undefined was ever booked.',
  'lib/terms/in-force.ts validTo !== null':
    'No last day is before no day: null compares with none.',
  'lib/terms/commands.ts typed !== null': 'What was left empty is no amount either.',
  'lib/auth/origin.ts origin === null':
    'No address of a console equals an origin that is not there.',
  "lib/exchange-rates/decide.ts actor.kind !== 'person'":
    'No machine holds the role of sales, which is asked beside it.',
  'lib/jobs/draft-invoices.ts decision':
    'Releases and installations stay: what was due a moment ago is never nothing.',
  'lib/env.ts parsed.success': 'What cannot be read is a problem, and problems are refused.',
  'lib/auth/viewer.ts session': 'No session is found by the id of none.',
}

// Of the database's guards there is none.
const tables: Reasons = {}

export const equal = { rules, tables }
