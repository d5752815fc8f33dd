// Charts: `<figure class="chart" data-chart>` with its data in a JSON script beside it.
//
// Shape: {labels: [..], unit: 'kr.', series: [{name, kind: 'bar' | 'line', values: [øre]}]}.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([
  AriaComponent, BarChart, CanvasRenderer, GridComponent, LegendComponent, LineChart,
  TooltipComponent,
])

const charts = new Map()
const kroner = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 0 })
const token = (name) => {
  const probe = document.createElement('span')
  probe.style.color = `var(--${name})`
  document.body.append(probe)
  const colour = getComputedStyle(probe).color
  probe.remove()
  return colour
}

/** One series in our colours: today in the accent, what it is compared with as a quiet line. */
function series(one) {
  const colour = token(one.kind === 'bar' ? 'accent' : 'line-strong')
  return {
    name: one.name,
    type: one.kind,
    data: one.values.map((ore) => (ore === null ? null : ore / 100)),
    color: colour,
    barMaxWidth: 28,
    itemStyle: { borderRadius: [5, 5, 0, 0] },
    lineStyle: { width: 2, type: [4, 4] },
    symbol: 'none',
    smooth: 0.3,
    z: one.kind === 'bar' ? 1 : 2,
  }
}

function options(data) {
  const text = { color: token('ink-soft'), fontFamily: 'Inter Variable', fontSize: 12 }
  const show = (value) => (value === null ? '–' : `${kroner.format(value)} ${data.unit}`)
  return {
    animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 400,
    aria: { enabled: true },
    textStyle: text,
    grid: { left: 8, right: 8, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, icon: 'roundRect', textStyle: text },
    // Drawn on the canvas: a tooltip of HTML needs inline styles, which the page does not allow.
    tooltip: {
      trigger: 'axis', renderMode: 'richText', valueFormatter: show, confine: true,
      backgroundColor: token('raised'), borderColor: token('line'),
      textStyle: { ...text, color: token('ink') },
      axisPointer: { type: 'shadow', shadowStyle: { color: token('line'), opacity: 0.4 } },
    },
    xAxis: {
      type: 'category', data: data.labels, axisTick: { show: false }, axisLabel: text,
      axisLine: { lineStyle: { color: token('line') } },
    },
    yAxis: {
      type: 'value', axisLabel: { ...text, formatter: (value) => kroner.format(value) },
      splitLine: { lineStyle: { color: token('line') } }, splitNumber: 4,
      // Labels are whole kroner: a finer scale would write the same label twice.
      scale: false, minInterval: 1,
    },
    series: data.series.map(series),
  }
}

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) charts.get(target)?.resize()
})

/** Draws new figures, redraws those whose data or theme changed, forgets those that are gone. */
function draw() {
  for (const [figure, chart] of charts) {
    if (figure.isConnected) continue
    chart.dispose()
    resized.unobserve(figure)
    charts.delete(figure)
  }
  for (const figure of document.querySelectorAll('[data-chart]')) {
    const data = document.getElementById(figure.dataset.chart)
    if (!data) continue
    if (!charts.has(figure)) {
      charts.set(figure, init(figure, null, { renderer: 'canvas' }))
      resized.observe(figure)
    }
    charts.get(figure).setOption(options(JSON.parse(data.textContent)))
  }
}

document.fonts.ready.then(draw)
document.addEventListener('htmx:after:swap', draw)
document.addEventListener('bon:theme', draw)
