import type { Asked } from './api'
import type { Door } from './door'

/** Longer than this nobody waits at a counter. */
const PATIENCE_MS = 3_000

export interface Question {
  kind: string
  body: object
  employee: string | null
  approvedBy?: string | null | undefined
}

/** Asked once: answered at once, or `unreachable`. */
export async function ask<T>(door: Door, question: Question): Promise<Asked<T>> {
  const { kind, body, employee, approvedBy } = question
  const said = { kind, body, employee, approved_by: approvedBy ?? null }
  const told = await door.post<{ answer: T; data?: Record<string, unknown> }>(
    'questions',
    said,
    PATIENCE_MS,
  )
  if (!told.known) return { ok: false, error: 'unreachable', data: {} }
  if (told.ok) return { ok: true, answer: told.body.answer }
  // What any server in between may say is no answer of ours.
  const ours = told.status === 409 || told.status === 401
  const error = ours ? (told.body.error ?? 'unreachable') : 'unreachable'
  return { ok: false, error, data: told.body.data ?? {} }
}
