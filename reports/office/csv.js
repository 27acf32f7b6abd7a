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

function pairs(flat, size) {
  return triples(flat, size).map(([field, value]) => `${DATA.fields[field]} ${text(value)}`).join("；");
}

function saveRemarks() {
  const heads = ["unit", "project", "row_number", "level", "place", "message", "now", "rewrite", "advice", "reason", "problem", "rule", "file", "link"];
  const rows = fitting(chosen()).map((one) => [
    DATA.names[one[UNIT]],
    projectName(one[PROJECT]),
    one[SEQ] || "",
    DATA.levels[one[LEVEL]][1],
    text(one[PLACE]),
    text(one[MESSAGE]),
    pairs(one[NOW], 3),
    pairs(one[REWRITE], 2),
    text(one[ADVICE]),
    text(one[WHY]),
    one[PROBLEMS].map((problem) => DATA.problems[problem][1]).join("；"),
    one[RULES].map((rule) => DATA.rules[rule][0]).join("；"),
    text(one[PATH]),
    `#r=${one[KEY]}`,
  ]);
  save(`${W.remarks}.csv`, [heads.map((key) => W[key]), ...rows]);
}

function saveUnits() {
  const rows = [TABLE.tHead.rows[0], ...TABLE.tBodies[0].rows];
  save(`${W.units}.csv`, rows.map((row) => [...row.cells].map((one) => one.textContent)));
}
