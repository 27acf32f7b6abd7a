// What is chosen stands in the address, behind the #, and nowhere else.
const SINGLE = ["q", "unit", "project", "problem", "rule", "answer", "new", "sort", "page", "r"];

function chosen() {
  const given = new URLSearchParams(location.hash.slice(1));
  const state = Object.fromEntries(SINGLE.map((key) => [key, given.get(key) ?? ""]));
  state.level = (given.get("level") ?? "").split(",").filter(Boolean);
  state.page = Math.max(1, parseInt(state.page, 10) || 1);
  return state;
}

function address(state) {
  const pairs = Object.entries({ ...state, level: state.level.join(","), page: state.page > 1 ? state.page : "" });
  const said = pairs.filter(([, value]) => value !== "").map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `#${said.join("&")}`;
}

// Goes to a state; while somebody types, the last one is replaced.
function choose(changes, replace = false) {
  const next = address({ ...chosen(), page: 1, r: "", ...changes });
  if (next === (location.hash || "#")) return;
  if (replace) history.replaceState(null, "", next);
  else history.pushState(null, "", next);
  show();
}
