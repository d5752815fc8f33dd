import '@fontsource-variable/inter/wght.css'
import './app.css'
import { mount } from 'svelte'
import { registerSW } from 'virtual:pwa-register'
import App from './App.svelte'
import { startEngine } from './engine/engine'
import { watchUpdates } from './update'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element with the id "app"')

// What turns towards the customer has no engine behind it: there is nothing to get into.
if (location.pathname === '/register/display') {
  const { default: CustomerDisplay } = await import('./display/CustomerDisplay.svelte')
  const { watchRegister } = await import('./display/DisplayLink')
  const { displayToken, RemoteDisplay } = await import('./display/RemoteDisplay')
  const token = displayToken(location, localStorage)
  const remote = token === null ? null : new RemoteDisplay(token, localStorage)
  // Started again without a network it comes up all the same, and says what is wrong.
  const start = registerSW({ onNeedRefresh: () => void start(true) })
  const watch = remote ? remote.watch.bind(remote) : watchRegister
  mount(CustomerDisplay, { target, props: { watch } })
} else {
  const engine = startEngine()
  mount(App, { target, props: { engine, updates: watchUpdates(engine) } })
}
