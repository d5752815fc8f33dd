import type { Employee, Error as Refusal } from '../engine/shapes'

/** Who may approve a refusal, by the terms the register has; the engine judges for itself. */
export function approversOf(
  refusal: Refusal,
  employees: Employee[],
  me: string | undefined,
): Employee[] {
  const { permission, amount } = refusal.data
  return employees.filter(({ id, permissions }) => {
    const right = permissions[String(permission)]
    if (id === me || right?.answer !== 'allow') return false
    return right.limit === null || Math.abs(Number(amount)) <= right.limit
  })
}
