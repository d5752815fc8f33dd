import type { Employee, Error as Refusal } from '../engine/shapes'

/**
 * Who may approve a refusal by PIN, by the terms the register has; the engine judges for itself.
 * `present`: who can sign in here; others are known, who can approve from elsewhere.
 */
export function approversOf(
  refusal: Refusal,
  employees: Employee[],
  present: { id: string }[],
  me: string | undefined,
): Employee[] {
  const { permission, amount } = refusal.data
  const here = new Set(present.map(({ id }) => id))
  return employees.filter(({ id, permissions }) => {
    if (!here.has(id)) return false
    const right = permissions[String(permission)]
    if (id === me || right?.answer !== 'allow') return false
    return right.limit === null || Math.abs(Number(amount)) <= right.limit
  })
}
