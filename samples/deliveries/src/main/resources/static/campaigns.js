import { count, element } from './format.js';

const section = document.getElementById('campaigns-section');
const list = document.getElementById('campaigns');
const PARTS = [['delivered', 'delivered'], ['failed', 'failed'], ['optedOut', 'opted-out'], ['queued', 'queued']];

export function showCampaigns(campaigns) {
  section.hidden = campaigns.length === 0;
  const items = new Map([...list.children].map((item) => [item.dataset.id, item]));
  // Moving an element that is in its place already would stop its transitions
  campaigns.forEach((campaign, index) => {
    const item = items.get(String(campaign.id)) ?? create(campaign);
    if (list.children[index] !== item) {
      list.insertBefore(item, list.children[index] ?? null);
    }
    update(item, campaign);
  });
  while (list.children.length > campaigns.length) {
    list.lastElementChild.remove();
  }
}

function create({ id, name }) {
  const item = element('li');
  item.dataset.id = id;
  const head = element('div', 'campaign-head');
  head.append(element('span', 'campaign-name', name), element('span', 'campaign-state soft'));
  const bar = element('div', 'bar');
  bar.setAttribute('role', 'progressbar');
  bar.setAttribute('aria-label', `Progress of ${name}`);
  bar.setAttribute('aria-valuemin', '0');
  bar.append(...PARTS.map(([, className]) => element('span', className)));
  item.append(head, bar, element('p', 'campaign-counts'));
  return item;
}

function update(item, { size, running, counts }) {
  const settled = counts.delivered + counts.failed + counts.optedOut;
  const text = describe(counts, size);
  const bar = item.querySelector('.bar');
  bar.setAttribute('aria-valuemax', size);
  bar.setAttribute('aria-valuenow', settled);
  bar.setAttribute('aria-valuetext', text);
  PARTS.forEach(([name], index) => {
    bar.children[index].style.width = `${100 * counts[name] / size}%`;
  });
  item.querySelector('.campaign-state').textContent = stateOf(running, settled, size);
  item.querySelector('.campaign-counts').textContent = text;
}

function stateOf(running, settled, size) {
  if (running) {
    return 'Sending';
  }
  return settled < size ? 'Waiting for reports' : 'Done';
}

function describe({ sending, queued, delivered, failed, optedOut }, size) {
  const parts = [`${count(delivered)} of ${count(size)} delivered`];
  if (sending > 0) {
    parts.push(`${count(sending)} to send`);
  }
  if (queued > 0) {
    parts.push(`${count(queued)} queued`);
  }
  if (failed > 0) {
    parts.push(`${count(failed)} failed`);
  }
  if (optedOut > 0) {
    parts.push(`${count(optedOut)} opted out`);
  }
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' · ');
}
