// Light or dark, before the first paint: as chosen on this device, else as the system says.
const system = matchMedia('(prefers-color-scheme: dark)')
const root = document.documentElement

/** 'light', 'dark', or null for as the system says. */
export const chosen = () => localStorage.getItem('bon.theme')

/** Puts the theme on the page and tells those who paint by themselves. */
function apply() {
  root.dataset.bsTheme = chosen() ?? (system.matches ? 'dark' : 'light')
  root.dataset.themeChoice = chosen() ?? 'system'
  document.dispatchEvent(new CustomEvent('bon:theme'))
}

/** Keeps the choice on this device; 'system' forgets it. */
function choose(theme) {
  if (theme === 'system') localStorage.removeItem('bon.theme')
  else localStorage.setItem('bon.theme', theme)
  apply()
}

apply()
system.addEventListener('change', apply)
addEventListener('storage', (event) => event.key === 'bon.theme' && apply())
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-theme-choose]')
  if (button) choose(button.dataset.themeChoose)
})
