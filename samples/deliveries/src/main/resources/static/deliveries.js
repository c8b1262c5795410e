// Keeps the page as the last update of the server's stream tells it.

import { showCampaigns } from './campaigns.js';
import { showChart } from './chart.js';
import { connectFilters, showCounts } from './filters.js';
import { connectForms, offerMadeUpNumbers } from './forms.js';
import { showMessages } from './messages.js';

const connection = document.getElementById('connection');
const destination = document.getElementById('destination');

let stream;

function open(show) {
  stream?.close();
  stream = new EventSource('updates?show=' + encodeURIComponent(show));
  stream.addEventListener('open', () => tell('live', 'Live'));
  // The browser connects again by itself; a new stream begins with all that there is to show
  stream.addEventListener('error', () => tell('lost', 'Connection lost, trying again'));
  stream.addEventListener('message', (event) => update(JSON.parse(event.data), show));
}

function tell(state, text) {
  if (connection.dataset.state !== state) {
    connection.dataset.state = state;
    connection.textContent = text;
  }
}

function update({ overview, shown, changed }, show) {
  destination.textContent = overview.simulated
    ? 'Messages go to a simulator. Nobody is texted.'
    : 'Messages go to Trackly.';
  offerMadeUpNumbers(overview.simulated);
  showChart(overview.minutes);
  showCampaigns(overview.campaigns);
  showMessages(shown, changed, showCounts(overview.totals, show));
}

connectFilters(open);
connectForms();
open('ALL');
