// What is shown, as a file for a spreadsheet: nothing in it is taken for a formula there.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value) {
  const words = String(value);
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function save(name, rows) {
  const lines = rows.map((row) => `${row.map(cell).join(",")}\r\n`);
  const link = anchor(URL.createObjectURL(new Blob(["\ufeff", ...lines], { type: "text/csv" })));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const joined = (flat) => parts(flat).map(([label, ...said]) => `${label} ${said.slice(0, 3).join("")}`.trim()).join("；");
const points = (one, at) => groups(one[POINTS], 2).map((point) => text(point[at])).filter(Boolean).join("；");

const COLUMNS = [
  ["unit", (one) => DATA.names[one[UNIT]]],
  ["project", (one) => projectName(one[PROJECT])],
  ["row_number", (one) => one[SEQ] || ""],
  ["name", (one) => text(one[NAME])],
  ["level", (one) => DATA.levels[one[LEVEL]][1]],
  ["place", (one) => text(one[WHERE])],
  ["title_said", (one) => text(one[TITLE])],
  ["what", (one) => points(one, 0)],
  ["now", (one) => joined(one[NOW])],
  ["rewrite", (one) => joined(one[REWRITE])],
  ["way", (one) => points(one, 1)],
  ["reason", (one) => text(one[WHY])],
  ["problem", (one) => one[PROBLEMS].map((problem) => DATA.problems[problem][1]).join("；")],
  ["rule", (one) => one[RULES].map((rule) => DATA.rules[rule][0]).join("；")],
  ...(DATA.states.length ? [["came", (one) => (one[STATE] ? `${answered(one)} ${text(one[SAID])}`.trim() : "")]] : []),
  ["file", (one) => text(one[PATH])],
  ["link", (one) => `#r=${one[KEY]}`],
];

function saveRemarks() {
  const rows = fitting(chosen()).map((one) => COLUMNS.map(([, value]) => value(one)));
  save(`${W.remarks}.csv`, [COLUMNS.map(([key]) => W[key]), ...rows]);
}

function saveUnits() {
  const rows = [TABLE.tHead.rows[0], ...TABLE.tBodies[0].rows];
  save(`${W.units}.csv`, rows.map((row) => [...row.cells].map((one) => one.textContent)));
}
