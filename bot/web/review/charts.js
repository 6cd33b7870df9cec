/** The charts of the progress page. Each is drawn from the table under it, so that both always say the same. */

const { Chart } = globalThis;
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const ELEMENTS = ["S", "T", "A", "R"];
const WIDEST_LABEL = 24;
const percent = (value) => `${Math.round(value * 100)} %`;

/** A colour of the style sheet, as it is by day or by night. */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** A table as the labels of its rows and, by column, their numbers; a gap is null. */
function read(id) {
  const rows = [...document.querySelectorAll(`#${id}-data tbody tr`)];
  const labels = rows.map((row) => {
    const head = row.querySelector("th");
    return head.dataset.at ? shortDay(new Date(head.dataset.at)) : head.firstChild.textContent.trim();
  });
  const cells = rows.map((row) => [...row.querySelectorAll("[data-value]")].map((cell) => cell.dataset.value));
  const columns = (cells[0] ?? []).map((_, place) => cells.map((row) => (row[place] === "" ? null : Number(row[place]))));
  const names = [...document.querySelectorAll(`#${id}-data thead th`)].slice(1).map((one) => one.textContent);
  return { labels, columns, names };
}

function shortDay(at) {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" }).format(at);
}

function scale(extra = {}) {
  const text = colour("soft");
  return { grid: { color: colour("line") }, border: { color: colour("line") }, ticks: { color: text, precision: 0 }, ...extra };
}

/** A long name on two lines. */
function wrapped(name) {
  if (name.length <= WIDEST_LABEL) return name;
  const middle = name.lastIndexOf(" ", WIDEST_LABEL);
  return middle < 0 ? name : [name.slice(0, middle), name.slice(middle + 1)];
}

/** Options that all charts share; `show` puts a value into words, `title` stands above. */
function options(x, y, show, title = "") {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    scales: { x, y },
    plugins: {
      legend: { display: false },
      title: { display: Boolean(title), text: title, color: colour("ink"), align: "start", padding: { bottom: 6 } },
      tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${show(item.raw)}` } },
    },
  };
}

const shares = () => scale({ min: 0, max: 1, ticks: { color: colour("soft"), callback: percent, stepSize: 0.25 } });
const ratings = () => scale({ min: 1, max: 5, ticks: { color: colour("soft"), stepSize: 1 } });

const DRAWINGS = {
  rating({ labels, columns }) {
    const line = { label: "Rating", data: columns[0], borderColor: colour("accent"), backgroundColor: colour("accent"), pointRadius: 5, borderWidth: 2.5, clip: false };
    return { type: "line", data: { labels, datasets: [line] }, options: options(scale(), ratings(), String) };
  },
  elements({ labels, columns, names }, place) {
    const part = colour(`part-${ELEMENTS[place]}`);
    const line = { label: names[place], data: columns[place], borderColor: part, backgroundColor: part, pointRadius: 4, spanGaps: true, clip: false };
    const halves = scale({ min: 0, max: 1, ticks: { color: colour("soft"), callback: percent, stepSize: 0.5 } });
    const days = scale({ ticks: { color: colour("soft"), maxTicksLimit: 3, maxRotation: 0 } });
    return { type: "line", data: { labels, datasets: [line] }, options: options(days, halves, percent, names[place]) };
  },
  figures({ labels, columns }) {
    const bars = { label: "Answers with a KPI", data: columns[0], backgroundColor: colour("glow"), borderRadius: 4, maxBarThickness: 44 };
    return { type: "bar", data: { labels, datasets: [bars] }, options: options(scale(), shares(), percent) };
  },
  areas({ labels, columns }) {
    const bars = { label: "Rating", data: columns[0], backgroundColor: colour("glow"), borderRadius: 4, maxBarThickness: 22 };
    const names = scale({ ticks: { color: colour("ink"), autoSkip: false }, grid: { display: false } });
    const drawing = { type: "bar", data: { labels: labels.map(wrapped), datasets: [bars] }, options: options(ratings(), names, String) };
    drawing.options.indexAxis = "y";
    return drawing;
  },
};

function draw() {
  for (const place of document.querySelectorAll("[data-chart]")) {
    const canvas = place.querySelector("canvas");
    Chart.getChart(canvas)?.destroy();
    place.hidden = false;
    const table = read(place.dataset.chart);
    new Chart(canvas, DRAWINGS[place.dataset.chart](table, Number(place.dataset.column)));
  }
}

/** If the charts cannot be drawn, the tables are still there and stay open. */
if (Chart) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  if (still) Chart.defaults.transitions.active.animation.duration = 0;
  draw();
  for (const table of document.querySelectorAll(".chart details")) table.open = false;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("beforeprint", () => Object.values(Chart.instances).forEach((chart) => chart.resize()));
}
