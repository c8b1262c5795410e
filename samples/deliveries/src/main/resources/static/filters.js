import { count } from './format.js';

const buttons = [...document.querySelectorAll('#filters button')];

export function connectFilters(open) {
  for (const button of buttons) {
    button.addEventListener('click', () => {
      buttons.forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
      open(button.dataset.show);
    });
  }
}

/**
 * Shows the counts, and returns that of the messages that are shown.
 */
export function showCounts({ sending, queued, delivered, failed, optedOut }, show) {
  const counts = { QUEUED: sending + queued, DELIVERED: delivered, FAILED: failed, OPTED_OUT: optedOut };
  counts.ALL = Object.values(counts).reduce((sum, value) => sum + value);
  for (const button of buttons) {
    button.querySelector('.count').textContent = count(counts[button.dataset.show]);
  }
  return counts[show];
}
