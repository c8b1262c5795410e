import { count } from './format.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 600;
const HEIGHT = 96;
const GAP = 8;
const MARK = 2;

const chart = document.getElementById('chart');
const peak = document.getElementById('chart-peak');

export function showChart(minutes) {
  const highest = Math.max(...minutes.map((minute) => minute.delivered + minute.failed));
  const step = WIDTH / minutes.length;
  chart.replaceChildren(...minutes.flatMap(({ delivered, failed }, index) => {
    const scale = HEIGHT / Math.max(highest, 1);
    const x = index * step + GAP / 2;
    return [
      bar('minute', x, HEIGHT - MARK, step - GAP, MARK),
      bar('delivered', x, HEIGHT - delivered * scale, step - GAP, delivered * scale),
      bar('failed', x, HEIGHT - (delivered + failed) * scale, step - GAP, failed * scale),
    ];
  }));
  chart.setAttribute('aria-label', describe(minutes));
  peak.textContent = highest > 0 ? `peak ${count(highest)} a minute` : '';
}

function bar(className, x, y, width, height) {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('class', className);
  Object.entries({ x, y, width, height }).forEach(([name, value]) => rect.setAttribute(name, value));
  return rect;
}

function describe(minutes) {
  const sum = (name) => count(minutes.reduce((total, minute) => total + minute[name], 0));
  return `Chart: ${sum('delivered')} delivered and ${sum('failed')} failed in the last ${minutes.length} minutes`;
}
