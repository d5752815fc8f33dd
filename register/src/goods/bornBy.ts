/** The last day on which somebody was born who is `age` years old on the day `today`. */
export function bornBy(today: string, age: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year - age, month, 0)).getUTCDate()
  const born = new Date(Date.UTC(year - age, month - 1, Math.min(day, lastOfMonth)))
  return born.toISOString().slice(0, 10)
}
