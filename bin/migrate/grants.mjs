/**
 * What the application's role may do, table by table; everything else is refused. Events and votes are only ever
 * added, what names a thing never changes, and requests and moves are the owner's alone.
 *
 * @typedef {{ add?: true, remove?: true, change?: readonly string[] }} Grant
 * @type {Readonly<Record<string, Grant>>}
 */
export const grants = {
  machines: {},
  scope_events: {},
  api_tokens: { add: true, change: ['last_used_at', 'revoked_at', 'revoked_by'] },
  moves: {},
  writers: {},
  people: { add: true, change: ['name', 'zone', 'active'] },
  person_roles: { add: true, remove: true },
  git_identities: { add: true, remove: true },
  sessions: { add: true, change: ['seen_at', 'revoked_at'] },
  events: { add: true },
  releases: {
    add: true,
    change: [
      ...['title', 'notes', 'stage', 'stage_since', 'revision', 'commit', 'frozen_by', 'frozen_at'],
      ...['ready_at', 'ended_at', 'end_reason'],
    ],
  },
  changes: { add: true, remove: true, change: ['kind', 'scope', 'breaking'] },
  sign_offs: { add: true },
  criteria: {
    add: true,
    change: [
      ...['state', 'evidence', 'reason', 'compensation', 'expires_at', 'answered_by'],
      'answered_at',
    ],
  },
  test_runs: { add: true },
  tracks: {
    add: true,
    change: [
      ...[
        'stage',
        'stage_since',
        'zone',
        'start_local',
        'expires_local',
        'starts_at',
        'expires_at',
      ],
      ...['monitor_hours', 'owner_id', 'planned_by', 'expired', 'held', 'started_at'],
      ...['available_at', 'monitor_until', 'verdict', 'end', 'end_reason', 'ended_at'],
    ],
  },
  deployments: { add: true, change: ['state', 'token_hash', 'detail', 'settled_at'] },
  rollouts: { add: true, change: ['outcome', 'reason', 'recorded_by', 'at', 'xid'] },
  incidents: { add: true, change: ['resolution', 'resolved_by', 'resolved_at'] },
  health_checks: { add: true, remove: true },
  customers: {
    add: true,
    change: [
      ...['name', 'partner', 'country', 'vat_id', 'registration', 'contact', 'language'],
      ...['street', 'postal_code', 'city', 'endpoint_scheme', 'endpoint_id'],
      ...['vat_confirmed_on', 'vat_confirmed_by', 'vat_reference'],
    ],
  },
  installations: {
    add: true,
    change: [
      ...['name', 'partner_id', 'type', 'infrastructure', 'nodes', 'environments', 'region'],
      ...['operator', 'sale', 'version', 'health_url', 'facts_source', 'facts_at', 'active'],
      ...['retired_at', 'retire_reason', 'contract'],
    ],
  },
  freezes: { add: true, change: ['ends_at', 'ended_at', 'ended_by', 'end_reason'] },
  price_books: {
    add: true,
    remove: true,
    change: [
      ...['state', 'valid_from', 'valid_to', 'rules', 'sha256', 'published_by', 'published_at'],
      ...['retired_by', 'retired_at', 'retire_reason'],
    ],
  },
  exchange_rates: { add: true },
  drafts: {
    add: true,
    change: [
      ...['state', 'state_since', 'decided_by', 'reason', 'revision', 'buyer_id', 'currency'],
      ...[
        'net',
        'vat',
        'gross',
        'document_seq',
        'base',
        'layer',
        'edited_by',
        'submitted_by',
        'held',
      ],
      ...['sha256', 'handed_over', 'booked'],
    ],
  },
  accounting_settings: {
    add: true,
    change: ['contact_id', 'outside_union', 'vat_id_evidence', 'retention'],
  },
  territory_decisions: { add: true },
  vat_rates: { add: true },
  sellers: {
    add: true,
    change: [
      ...['country', 'name', 'street', 'postal_code', 'city', 'vat_id', 'registration'],
      ...['endpoint_scheme', 'endpoint_id', 'zone', 'currency'],
    ],
  },
  terms_of_sale: { add: true, change: ['ended_on', 'end_reason', 'ended_by', 'ended_at'] },
  draft_lines: { add: true },
  draft_drifts: { add: true, remove: true, change: ['found', 'horizon'] },
  draft_deliveries: { add: true, remove: true, change: ['problem', 'at'] },
  draft_runs: {
    add: true,
    change: ['total', 'done', 'failed', 'started_at', 'at', 'finished'],
  },
  idempotency_keys: { add: true, remove: true },
  rate_limits: { add: true, remove: true, change: ['points', 'expire'] },
  chain: {},
  checkpoints: { change: ['delivered_at'] },
  ledger: { add: true, change: ['id', 'state', 'why', 'details', 'draft_id', 'at'] },
}

/** The functions the application calls itself; guards run whoever may call them. */
export const callable = [
  'begin_request(text, uuid)',
  'acting()',
  'holds_of(jsonb)',
  'not_signed(integer)',
  'keep_checkpoint(text, text)',
]
