// The table of units: its heads sort it.
const TABLE = document.getElementById("unit-table");
const ROWS = [...TABLE.tBodies[0].rows];
const HEADS = [...TABLE.tHead.rows[0].cells];

for (const head of HEADS) {
  const button = make("button", "", ...head.childNodes);
  button.type = "button";
  button.addEventListener("click", () => {
    const key = head.dataset.key;
    // Numbers begin with the largest, ranks and words with the first.
    const first = head.className === "n" && key !== "rank" ? `-${key}` : key;
    const other = first === key ? `-${key}` : key;
    choose({ sort: chosen().sort === first ? other : first });
  });
  head.append(button);
}

function sorted(sort) {
  const down = sort.startsWith("-");
  const at = HEADS.findIndex((head) => head.dataset.key === sort.slice(down ? 1 : 0));
  for (const [column, head] of HEADS.entries()) {
    if (column === at) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  if (at < 0) return ROWS;
  const value = (row) => row.cells[at].textContent;
  const number = HEADS[at].className === "n";
  const compare = number ? (a, b) => (parseFloat(value(a)) || 0) - (parseFloat(value(b)) || 0) : (a, b) => value(a).localeCompare(value(b), "zh");
  return [...ROWS].sort((a, b) => (down ? compare(b, a) : compare(a, b)));
}

let order = "";
function sortUnits(sort) {
  if (sort === order) return;
  order = sort;
  TABLE.tBodies[0].append(...sorted(sort));
}
